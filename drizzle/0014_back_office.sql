-- Without accents or capitals; immutable, so that a generated column and its index may use it ([2.A1]).
CREATE FUNCTION search_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));
--> statement-breakpoint
CREATE TABLE "absence_answers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"absence_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"choice" text,
	"answered_at" timestamp with time zone,
	"answered_by" text,
	"before" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "absence_answers_once" UNIQUE("absence_id","booking_id"),
	CONSTRAINT "absence_answers_choice" CHECK ("absence_answers"."choice" in ('substitute', 'move', 'credit')),
	CONSTRAINT "absence_answers_by" CHECK ("absence_answers"."answered_by" in ('member', 'staff', 'machine')),
	CONSTRAINT "absence_answers_answered" CHECK (("absence_answers"."choice" is null) = ("absence_answers"."answered_at" is null) and ("absence_answers"."choice" is null) = ("absence_answers"."answered_by" is null))
);
--> statement-breakpoint
CREATE TABLE "teacher_absences" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"choices" jsonb NOT NULL,
	"substitute_id" uuid,
	"exception_id" uuid,
	"declared_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "teacher_absences_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "teacher_absences_order" CHECK ("teacher_absences"."starts_at" < "teacher_absences"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "recovery_codes_once" UNIQUE("account_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_payloads" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_sealed_entries" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"seal_number" bigint NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "audit_sealed_entries_place" UNIQUE("seal_number","position")
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"entries" integer NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "audit_seals_chain" UNIQUE("previous_hash"),
	CONSTRAINT "audit_seals_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"is_granted" boolean NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "consents_channel" CHECK ("consents"."channel" in ('phone', 'post', 'email', 'newsletter')),
	CONSTRAINT "consents_source" CHECK ("consents"."source" in ('signup', 'first_login', 'profile', 'mail_link', 'import'))
);
--> statement-breakpoint
CREATE TABLE "duplicate_dismissals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"other_file_id" uuid NOT NULL,
	"dismissed_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "duplicate_dismissals_once" UNIQUE("file_id","other_file_id"),
	CONSTRAINT "duplicate_dismissals_order" CHECK ("duplicate_dismissals"."file_id" < "duplicate_dismissals"."other_file_id")
);
--> statement-breakpoint
CREATE TABLE "file_mergers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"kept_file_id" uuid NOT NULL,
	"merged_file_id" uuid NOT NULL,
	"moved" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "file_mergers_two" CHECK ("file_mergers"."kept_file_id" <> "file_mergers"."merged_file_id")
);
--> statement-breakpoint
CREATE TABLE "file_notes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"learner_id" uuid,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"author_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "file_notes_kind" CHECK ("file_notes"."kind" in ('accounting_flag', 'teacher', 'general'))
);
--> statement-breakpoint
CREATE TABLE "file_attachments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"title" text NOT NULL,
	"uploaded_by" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "file_attachments_document" UNIQUE("document_id")
);
--> statement-breakpoint
CREATE TABLE "data_exports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"client_file_id" uuid,
	"requested_by" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"bytes" "bytea",
	"byte_count" integer,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "data_exports_kind" CHECK ("data_exports"."kind" in ('client', 'structure')),
	CONSTRAINT "data_exports_state" CHECK ("data_exports"."state" in ('waiting', 'running', 'ready', 'failed', 'expired')),
	CONSTRAINT "data_exports_whose" CHECK (("data_exports"."kind" = 'client') = ("data_exports"."client_file_id" is not null)),
	CONSTRAINT "data_exports_ready" CHECK (("data_exports"."state" = 'ready') = ("data_exports"."bytes" is not null)),
	CONSTRAINT "data_exports_progress" CHECK ("data_exports"."progress" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "import_lines" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"line_number" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"state" text NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"made" jsonb,
	"client_file_id" uuid,
	CONSTRAINT "import_lines_once" UNIQUE("import_id","line_number"),
	CONSTRAINT "import_lines_state" CHECK ("import_lines"."state" in ('ready', 'known', 'wrong', 'written', 'undone'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"state" text DEFAULT 'previewed' NOT NULL,
	"lines" integer NOT NULL,
	"lines_done" integer DEFAULT 0 NOT NULL,
	"made_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "imports_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "imports_state" CHECK ("imports"."state" in ('previewed', 'running', 'done', 'undone', 'abandoned'))
);
--> statement-breakpoint
CREATE TABLE "impersonations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "impersonations_ended_by" CHECK ("impersonations"."ended_by" in ('return', 'logout', 'expiry', 'replaced', 'revoked')),
	CONSTRAINT "impersonations_ended" CHECK (("impersonations"."ended_at" is null) = ("impersonations"."ended_by" is null)),
	CONSTRAINT "impersonations_reason" CHECK (length(btrim("impersonations"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "pass_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"pass_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"valid_until_before" date NOT NULL,
	"valid_until_after" date NOT NULL,
	"frozen_from" date,
	"frozen_until" date,
	"reason" text NOT NULL,
	"made_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "pass_changes_kind" CHECK ("pass_changes"."kind" in ('extension', 'freeze', 'undo')),
	CONSTRAINT "pass_changes_reason" CHECK (length(btrim("pass_changes"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "help_chapters" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "help_chapters_once" UNIQUE("structure_id","audience","slug"),
	CONSTRAINT "help_chapters_audience" CHECK ("help_chapters"."audience" in ('member', 'staff'))
);
--> statement-breakpoint
CREATE TABLE "site_pictures" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"media_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "site_pictures_once" UNIQUE("structure_id","sha256"),
	CONSTRAINT "site_pictures_type" CHECK ("site_pictures"."media_type" in ('image/jpeg', 'image/png', 'image/webp'))
);
--> statement-breakpoint
ALTER TABLE "client_files" DROP CONSTRAINT "client_files_account";--> statement-breakpoint
ALTER TABLE "account_tokens" DROP CONSTRAINT "account_tokens_kind";--> statement-breakpoint
ALTER TABLE "documents" DROP CONSTRAINT "documents_kind";--> statement-breakpoint
ALTER TABLE "account_sessions" ADD COLUMN "current_file_id" uuid;--> statement-breakpoint
ALTER TABLE "account_sessions" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "first_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "last_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "accepted_at" timestamp with time zone DEFAULT app_now();--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "invited_by" uuid;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "payload_hash" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "attendance_noted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "attendance_noted_by" uuid;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "client_files" ADD COLUMN "status" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "client_files" ADD COLUMN "deactivated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "client_files" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "client_files" ADD COLUMN "origin" text DEFAULT 'holder' NOT NULL;--> statement-breakpoint
ALTER TABLE "client_files" ADD COLUMN "must_answer_consents" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "client_files" ADD COLUMN "billing" jsonb;--> statement-breakpoint
ALTER TABLE "client_files" ADD COLUMN "search_text" text GENERATED ALWAYS AS (search_key(first_name || ' ' || last_name || ' ' || coalesce(email::text, '') || ' ' || phone || ' ' || city || ' ' || postcode || ' n' || number)) STORED;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "search_text" text GENERATED ALWAYS AS (search_key(first_name || ' ' || last_name)) STORED;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "billing" jsonb;--> statement-breakpoint
ALTER TABLE "passes" ADD COLUMN "frozen_from" date;--> statement-breakpoint
ALTER TABLE "passes" ADD COLUMN "frozen_until" date;--> statement-breakpoint
ALTER TABLE "site_pages" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "structures" ADD COLUMN "logo_id" uuid;--> statement-breakpoint
ALTER TABLE "structures" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "absence_answers" ADD CONSTRAINT "absence_answers_absence" FOREIGN KEY ("structure_id","absence_id") REFERENCES "public"."teacher_absences"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_answers" ADD CONSTRAINT "absence_answers_booking" FOREIGN KEY ("structure_id","booking_id") REFERENCES "public"."bookings"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_absences" ADD CONSTRAINT "teacher_absences_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_absences" ADD CONSTRAINT "teacher_absences_exception_id_availability_exceptions_id_fk" FOREIGN KEY ("exception_id") REFERENCES "public"."availability_exceptions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_absences" ADD CONSTRAINT "teacher_absences_declared_by_accounts_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_absences" ADD CONSTRAINT "teacher_absences_teacher" FOREIGN KEY ("structure_id","teacher_id") REFERENCES "public"."teachers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_absences" ADD CONSTRAINT "teacher_absences_substitute" FOREIGN KEY ("structure_id","substitute_id") REFERENCES "public"."teachers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_payloads" ADD CONSTRAINT "audit_payloads_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sealed_entries" ADD CONSTRAINT "audit_sealed_entries_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sealed_entries" ADD CONSTRAINT "audit_sealed_entries_seal_number_audit_seals_number_fk" FOREIGN KEY ("seal_number") REFERENCES "public"."audit_seals"("number") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_dismissals" ADD CONSTRAINT "duplicate_dismissals_dismissed_by_accounts_id_fk" FOREIGN KEY ("dismissed_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_dismissals" ADD CONSTRAINT "duplicate_dismissals_file" FOREIGN KEY ("structure_id","file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_dismissals" ADD CONSTRAINT "duplicate_dismissals_other" FOREIGN KEY ("structure_id","other_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_mergers" ADD CONSTRAINT "file_mergers_made_by_accounts_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_mergers" ADD CONSTRAINT "file_mergers_undone_by_accounts_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_mergers" ADD CONSTRAINT "file_mergers_kept" FOREIGN KEY ("structure_id","kept_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_mergers" ADD CONSTRAINT "file_mergers_merged" FOREIGN KEY ("structure_id","merged_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_notes" ADD CONSTRAINT "file_notes_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_notes" ADD CONSTRAINT "file_notes_removed_by_accounts_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_notes" ADD CONSTRAINT "file_notes_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_notes" ADD CONSTRAINT "file_notes_learner" FOREIGN KEY ("structure_id","learner_id") REFERENCES "public"."learners"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_attachments" ADD CONSTRAINT "file_attachments_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_attachments" ADD CONSTRAINT "file_attachments_of_document" FOREIGN KEY ("structure_id","document_id") REFERENCES "public"."documents"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_requested_by_accounts_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_lines" ADD CONSTRAINT "import_lines_import" FOREIGN KEY ("structure_id","import_id") REFERENCES "public"."imports"("structure_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_made_by_accounts_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impersonations" ADD CONSTRAINT "impersonations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impersonations" ADD CONSTRAINT "impersonations_session_id_account_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."account_sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impersonations" ADD CONSTRAINT "impersonations_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pass_changes" ADD CONSTRAINT "pass_changes_made_by_accounts_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pass_changes" ADD CONSTRAINT "pass_changes_pass" FOREIGN KEY ("structure_id","pass_id") REFERENCES "public"."passes"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_chapters" ADD CONSTRAINT "help_chapters_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_pictures" ADD CONSTRAINT "site_pictures_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_answers_of_booking" ON "absence_answers" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "teacher_absences_ahead" ON "teacher_absences" USING btree ("structure_id","ends_at");--> statement-breakpoint
CREATE INDEX "consents_of_file" ON "consents" USING btree ("client_file_id","channel","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "file_mergers_once" ON "file_mergers" USING btree ("merged_file_id") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "file_mergers_of_file" ON "file_mergers" USING btree ("kept_file_id","created_at");--> statement-breakpoint
CREATE INDEX "file_notes_of_file" ON "file_notes" USING btree ("client_file_id","created_at");--> statement-breakpoint
CREATE INDEX "file_notes_of_learner" ON "file_notes" USING btree ("learner_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "file_attachments_of_file" ON "file_attachments" USING btree ("client_file_id","created_at");--> statement-breakpoint
CREATE INDEX "data_exports_of_structure" ON "data_exports" USING btree ("structure_id","created_at");--> statement-breakpoint
CREATE INDEX "data_exports_of_file" ON "data_exports" USING btree ("client_file_id","created_at");--> statement-breakpoint
CREATE INDEX "imports_of_structure" ON "imports" USING btree ("structure_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "impersonations_of_session" ON "impersonations" USING btree ("session_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "impersonations_of_file" ON "impersonations" USING btree ("client_file_id","started_at");--> statement-breakpoint
CREATE INDEX "pass_changes_of_pass" ON "pass_changes" USING btree ("pass_id","created_at");--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_invited_by_accounts_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_files" ADD CONSTRAINT "client_files_merged_into" FOREIGN KEY ("structure_id","merged_into_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_structure" ON "audit_entries" USING btree ("structure_id","created_at");--> statement-breakpoint
CREATE INDEX "audit_entries_operation" ON "audit_entries" USING btree ("structure_id","operation","created_at");--> statement-breakpoint
CREATE INDEX "client_files_account" ON "client_files" USING btree ("account_id","structure_id");--> statement-breakpoint
CREATE INDEX "client_files_search" ON "client_files" USING gin (search_text gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "client_files_email" ON "client_files" USING btree ("structure_id","email");--> statement-breakpoint
CREATE INDEX "client_files_phone_of" ON "client_files" USING btree ("structure_id","phone") WHERE phone <> '';--> statement-breakpoint
CREATE INDEX "client_files_birth" ON "client_files" USING btree ("structure_id","birth_on");--> statement-breakpoint
CREATE INDEX "client_files_merged" ON "client_files" USING btree ("merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "learners_search" ON "learners" USING gin (search_text gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_kind" CHECK ("account_tokens"."kind" in ('activation', 'reset', 'email_change', 'portal_invitation', 'staff_invitation'));--> statement-breakpoint
ALTER TABLE "client_files" ADD CONSTRAINT "client_files_status" CHECK ("client_files"."status" in ('active', 'deactivated', 'merged'));--> statement-breakpoint
ALTER TABLE "client_files" ADD CONSTRAINT "client_files_origin" CHECK ("client_files"."origin" in ('holder', 'office', 'import'));--> statement-breakpoint
ALTER TABLE "client_files" ADD CONSTRAINT "client_files_ended" CHECK (("client_files"."status" = 'deactivated') = ("client_files"."deactivated_at" is not null) and ("client_files"."status" = 'merged') = ("client_files"."merged_into_id" is not null));--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_kind" CHECK ("documents"."kind" in ('invoice', 'credit_note', 'receipt', 'statement', 'payment_attestation', 'enrolment_attestation', 'proof', 'upload'));--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_frozen" CHECK (("passes"."frozen_from" is null) = ("passes"."frozen_until" is null) and ("passes"."frozen_from" is null or "passes"."frozen_from" <= "passes"."frozen_until"));