ALTER TABLE "accounts" DROP CONSTRAINT "accounts_email";--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email" ON "accounts" USING btree ("email") WHERE status <> 'pending';--> statement-breakpoint
CREATE INDEX "accounts_of_email" ON "accounts" USING btree ("email");