DROP INDEX "agenda_claims_of_resource";--> statement-breakpoint
CREATE INDEX "agenda_claims_of_resource" ON "agenda_claims" USING btree ("resource_id",upper("during"),lower("during")) WHERE is_active;