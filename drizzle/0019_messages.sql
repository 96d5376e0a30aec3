CREATE TABLE "communications" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"direction" text NOT NULL,
	"body" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"author_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "communications_kind" CHECK ("communications"."kind" in ('call', 'letter', 'visit', 'text_message', 'other')),
	CONSTRAINT "communications_direction" CHECK ("communications"."direction" in ('from_client', 'to_client'))
);
--> statement-breakpoint
CREATE TABLE "interests" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"noted_by" uuid,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mail_senders" (
	"structure_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	CONSTRAINT "mail_senders_structure_id_account_id_pk" PRIMARY KEY("structure_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "mailing_authors" (
	"mailing_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"agreed_at" timestamp with time zone,
	CONSTRAINT "mailing_authors_mailing_id_account_id_pk" PRIMARY KEY("mailing_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "mailing_file_contents" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailing_files" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"mailing_id" uuid NOT NULL,
	"token" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_count" integer NOT NULL,
	"sha256" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "mailing_files_token" UNIQUE("token"),
	CONSTRAINT "mailing_files_bytes" CHECK ("mailing_files"."byte_count" > 0)
);
--> statement-breakpoint
CREATE TABLE "mailing_recipients" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"mailing_id" uuid NOT NULL,
	"client_file_id" uuid,
	"address" "citext",
	"sender_id" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"skip_reason" text,
	"message_id" uuid,
	"written_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "mailing_recipients_once" UNIQUE("mailing_id","address"),
	CONSTRAINT "mailing_recipients_state" CHECK ("mailing_recipients"."state" in ('waiting', 'written', 'skipped')),
	CONSTRAINT "mailing_recipients_skip" CHECK ("mailing_recipients"."skip_reason" in ('no_consent', 'left', 'no_address', 'address_fails', 'cancelled')),
	CONSTRAINT "mailing_recipients_skipped" CHECK (("mailing_recipients"."state" = 'skipped') = ("mailing_recipients"."skip_reason" is not null)),
	CONSTRAINT "mailing_recipients_written" CHECK (("mailing_recipients"."state" = 'written') = ("mailing_recipients"."written_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"reply_to" text NOT NULL,
	"picture_id" uuid,
	"picture_place" text DEFAULT 'top' NOT NULL,
	"free_template_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"course_id" uuid,
	"session_id" uuid,
	"segment_id" uuid,
	"query" jsonb,
	"theme" text DEFAULT '' NOT NULL,
	"regions" text[] DEFAULT '{}' NOT NULL,
	"series" text DEFAULT '' NOT NULL,
	"needs_approval" boolean DEFAULT false NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"declined_reason" text DEFAULT '' NOT NULL,
	"recipient_count" integer DEFAULT 0 NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "mailings_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "mailings_kind" CHECK ("mailings"."kind" in ('one', 'participants', 'segment', 'joint')),
	CONSTRAINT "mailings_audience" CHECK ("mailings"."audience" in ('service', 'email', 'newsletter')),
	CONSTRAINT "mailings_state" CHECK ("mailings"."state" in ('draft', 'awaiting_approval', 'declined', 'to_send', 'sending', 'paused', 'done', 'cancelled')),
	CONSTRAINT "mailings_picture_place" CHECK ("mailings"."picture_place" in ('top', 'end')),
	CONSTRAINT "mailings_approver" CHECK (("mailings"."approved_by" is null) = ("mailings"."approved_at" is null)),
	CONSTRAINT "mailings_approved" CHECK ("mailings"."state" in ('draft', 'awaiting_approval', 'declined', 'cancelled') or "mailings"."approved_at" is not null or not ("mailings"."needs_approval" or "mailings"."kind" = 'joint')),
	CONSTRAINT "mailings_reason" CHECK ("mailings"."audience" <> 'service' or "mailings"."kind" = 'one' or "mailings"."state" = 'draft' or "mailings"."reason" <> ''),
	CONSTRAINT "mailings_roster" CHECK (("mailings"."kind" = 'participants') = ("mailings"."course_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"author_id" uuid NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "segments_scope" UNIQUE("structure_id","id")
);
--> statement-breakpoint
CREATE TABLE "address_failures" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid,
	"address" "citext" NOT NULL,
	"message_id" uuid,
	"detail" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" uuid
);
--> statement-breakpoint
CREATE TABLE "message_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"message_id" uuid NOT NULL,
	"event_key" text NOT NULL,
	"event" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "message_events_once" UNIQUE("event_key")
);
--> statement-breakpoint
CREATE TABLE "free_templates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "free_templates_scope" UNIQUE("structure_id","id")
);
--> statement-breakpoint
CREATE TABLE "template_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"event" text,
	"free_template_id" uuid,
	"locale" text NOT NULL,
	"version" integer NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"author_id" uuid,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "template_versions_once" UNIQUE NULLS NOT DISTINCT("structure_id","event","free_template_id","locale","version"),
	CONSTRAINT "template_versions_locale" CHECK ("template_versions"."locale" in ('fr-FR', 'fr-CA', 'en')),
	CONSTRAINT "template_versions_of" CHECK (("template_versions"."event" is null) <> ("template_versions"."free_template_id" is null)),
	CONSTRAINT "template_versions_words" CHECK (case when "template_versions"."is_default" then "template_versions"."event" is not null else "template_versions"."subject" <> '' and "template_versions"."body" <> '' end)
);
--> statement-breakpoint
CREATE TABLE "write_offs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"amount_cents" integer NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"undone_by" uuid,
	"undone_at" timestamp with time zone,
	"undone_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "write_offs_state" CHECK ("write_offs"."state" in ('proposed', 'confirmed', 'refused', 'undone')),
	CONSTRAINT "write_offs_amount" CHECK ("write_offs"."amount_cents" > 0),
	CONSTRAINT "write_offs_reason" CHECK ("write_offs"."reason" <> ''),
	CONSTRAINT "write_offs_decided" CHECK (("write_offs"."state" = 'proposed') = ("write_offs"."decided_at" is null) and ("write_offs"."decided_at" is null) = ("write_offs"."decided_by" is null)),
	CONSTRAINT "write_offs_undone" CHECK (("write_offs"."state" = 'undone') = ("write_offs"."undone_at" is not null) and ("write_offs"."undone_at" is null) = ("write_offs"."undone_by" is null)),
	CONSTRAINT "write_offs_two_people" CHECK ("write_offs"."decided_by" is null or "write_offs"."decided_by" <> "write_offs"."proposed_by")
);
--> statement-breakpoint
ALTER TABLE "consents" DROP CONSTRAINT "consents_source";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_state";--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "client_files" ADD COLUMN "civility" text;--> statement-breakpoint
ALTER TABLE "client_files" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "file_attachments" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "author_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "mailing_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "unsubscribe_url" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "resend_of_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "next_attempt_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "failure_kind" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "handled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "handled_by" uuid;--> statement-breakpoint
ALTER TABLE "communications" ADD CONSTRAINT "communications_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communications" ADD CONSTRAINT "communications_removed_by_accounts_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communications" ADD CONSTRAINT "communications_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_noted_by_accounts_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_offer" FOREIGN KEY ("structure_id","offer_id") REFERENCES "public"."offers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_senders" ADD CONSTRAINT "mail_senders_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_senders" ADD CONSTRAINT "mail_senders_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_authors" ADD CONSTRAINT "mailing_authors_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_authors" ADD CONSTRAINT "mailing_authors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_file_contents" ADD CONSTRAINT "mailing_file_contents_file_id_mailing_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."mailing_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_files" ADD CONSTRAINT "mailing_files_mailing" FOREIGN KEY ("structure_id","mailing_id") REFERENCES "public"."mailings"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_sender_id_accounts_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_mailing" FOREIGN KEY ("structure_id","mailing_id") REFERENCES "public"."mailings"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_picture_id_site_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."site_pictures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_approved_by_accounts_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_course" FOREIGN KEY ("structure_id","course_id") REFERENCES "public"."courses"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_session" FOREIGN KEY ("structure_id","session_id") REFERENCES "public"."course_sessions"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_segment" FOREIGN KEY ("structure_id","segment_id") REFERENCES "public"."segments"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_failures" ADD CONSTRAINT "address_failures_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_failures" ADD CONSTRAINT "address_failures_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_failures" ADD CONSTRAINT "address_failures_resolved_by_accounts_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_failures" ADD CONSTRAINT "address_failures_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_events" ADD CONSTRAINT "message_events_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "free_templates" ADD CONSTRAINT "free_templates_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_free" FOREIGN KEY ("structure_id","free_template_id") REFERENCES "public"."free_templates"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_offs" ADD CONSTRAINT "write_offs_proposed_by_accounts_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_offs" ADD CONSTRAINT "write_offs_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_offs" ADD CONSTRAINT "write_offs_undone_by_accounts_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_offs" ADD CONSTRAINT "write_offs_order" FOREIGN KEY ("structure_id","order_id") REFERENCES "public"."orders"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "communications_of_file" ON "communications" USING btree ("client_file_id","happened_at");--> statement-breakpoint
CREATE INDEX "interests_of_file" ON "interests" USING btree ("client_file_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "interests_of_offer" ON "interests" USING btree ("offer_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "mailing_files_of_mailing" ON "mailing_files" USING btree ("mailing_id","position");--> statement-breakpoint
CREATE INDEX "mailing_recipients_state_of" ON "mailing_recipients" USING btree ("mailing_id","state","id");--> statement-breakpoint
CREATE INDEX "mailing_recipients_quota" ON "mailing_recipients" USING btree ("structure_id","sender_id","written_at") WHERE state = 'written';--> statement-breakpoint
CREATE INDEX "mailing_recipients_of_file" ON "mailing_recipients" USING btree ("client_file_id");--> statement-breakpoint
CREATE INDEX "mailings_of_structure" ON "mailings" USING btree ("structure_id","created_at");--> statement-breakpoint
CREATE INDEX "mailings_open" ON "mailings" USING btree ("confirmed_at") WHERE state in ('to_send', 'sending');--> statement-breakpoint
CREATE INDEX "segments_of_structure" ON "segments" USING btree ("structure_id","updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "address_failures_open" ON "address_failures" USING btree ("structure_id","address") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "address_failures_of_file" ON "address_failures" USING btree ("client_file_id");--> statement-breakpoint
CREATE INDEX "message_events_of_message" ON "message_events" USING btree ("message_id","happened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "free_templates_name" ON "free_templates" USING btree ("structure_id",lower(name)) WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "template_versions_of_free" ON "template_versions" USING btree ("free_template_id");--> statement-breakpoint
CREATE UNIQUE INDEX "write_offs_open" ON "write_offs" USING btree ("order_id") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "write_offs_waiting" ON "write_offs" USING btree ("structure_id","created_at") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "write_offs_of_order" ON "write_offs" USING btree ("order_id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_resend_of_id_messages_id_fk" FOREIGN KEY ("resend_of_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_handled_by_accounts_id_fk" FOREIGN KEY ("handled_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "client_files_town" ON "client_files" USING btree ("structure_id","country",search_key(city));--> statement-breakpoint
CREATE INDEX "client_files_postcode" ON "client_files" USING btree ("structure_id","country","postcode");--> statement-breakpoint
CREATE INDEX "file_attachments_of_request" ON "file_attachments" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "messages_log" ON "messages" USING btree ("structure_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_to_handle" ON "messages" USING btree ("structure_id","created_at") WHERE state in ('failed', 'bounced', 'complained', 'to_check') and handled_at is null;--> statement-breakpoint
CREATE INDEX "messages_of_mailing" ON "messages" USING btree ("mailing_id","state");--> statement-breakpoint
CREATE INDEX "messages_resends" ON "messages" USING btree ("resend_of_id") WHERE resend_of_id is not null;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_archived" CHECK ("offers"."archived_at" is null or not "offers"."is_published");--> statement-breakpoint
ALTER TABLE "client_files" ADD CONSTRAINT "client_files_civility" CHECK ("client_files"."civility" in ('madame', 'monsieur'));--> statement-breakpoint
ALTER TABLE "client_files" ADD CONSTRAINT "client_files_locale" CHECK ("client_files"."locale" in ('fr-FR', 'fr-CA', 'en'));--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_source" CHECK ("consents"."source" in ('signup', 'first_login', 'profile', 'mail_link', 'import', 'complaint'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_failure" CHECK ("messages"."failure_kind" in ('address', 'mailbox_full', 'blocked', 'refused', 'unreachable'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_handled" CHECK (("messages"."handled_at" is null) = ("messages"."handled_by" is null));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_state" CHECK ("messages"."state" in ('queued', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'to_check', 'withheld'));