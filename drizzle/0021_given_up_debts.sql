ALTER TABLE "mailings" DROP CONSTRAINT "mailings_reason";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_status";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_received";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "ambiguous_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "write_off_id" uuid;--> statement-breakpoint
ALTER TABLE "teachers" ADD COLUMN "picture_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_write_off_id_write_offs_id_fk" FOREIGN KEY ("write_off_id") REFERENCES "public"."write_offs"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payments_of_write_off" ON "payments" USING btree ("write_off_id") WHERE write_off_id is not null;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_reason" CHECK ("mailings"."audience" <> 'service' or "mailings"."kind" = 'one' or "mailings"."state" in ('draft', 'cancelled') or "mailings"."reason" <> '');--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_written_off" CHECK ("payments"."status" <> 'written_off' or "payments"."write_off_id" is not null);--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_status" CHECK ("payments"."status" in ('expected', 'processing', 'received', 'succeeded', 'bounced', 'failed', 'cancelled', 'written_off'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_received" CHECK ("payments"."status" = 'written_off' or ("payments"."status" in ('received', 'succeeded', 'bounced')) = ("payments"."received_at" is not null));--> statement-breakpoint
ALTER TABLE teachers ADD CONSTRAINT teachers_picture FOREIGN KEY (picture_id) REFERENCES site_pictures (id) ON DELETE RESTRICT;
--> statement-breakpoint
-- Of what waits already nobody knows better: it is asked about as it was ([6.R12]).
UPDATE messages SET ambiguous_since = first_attempt_at WHERE state = 'queued';
