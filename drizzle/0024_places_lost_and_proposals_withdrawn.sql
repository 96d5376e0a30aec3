ALTER TABLE "mailing_recipients" DROP CONSTRAINT "mailing_recipients_skip";--> statement-breakpoint
ALTER TABLE "write_offs" DROP CONSTRAINT "write_offs_state";--> statement-breakpoint
ALTER TABLE "write_offs" DROP CONSTRAINT "write_offs_two_people";--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_skip" CHECK ("mailing_recipients"."skip_reason" in ('no_consent', 'left', 'no_place', 'no_address', 'address_fails', 'cancelled'));--> statement-breakpoint
ALTER TABLE "write_offs" ADD CONSTRAINT "write_offs_state" CHECK ("write_offs"."state" in ('proposed', 'confirmed', 'refused', 'undone', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "write_offs" ADD CONSTRAINT "write_offs_two_people" CHECK ("write_offs"."decided_by" is null or ("write_offs"."decided_by" = "write_offs"."proposed_by") = ("write_offs"."state" = 'withdrawn'));