CREATE TABLE "account_sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"is_remembered" boolean DEFAULT false NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"ip_address" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "account_tokens" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"new_email" "citext",
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "account_tokens_hash" UNIQUE("token_hash"),
	CONSTRAINT "account_tokens_kind" CHECK ("account_tokens"."kind" in ('activation', 'reset', 'email_change'))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" "citext",
	"issued_identifier" text,
	"password_hash" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"activated_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "accounts_email" UNIQUE("email"),
	CONSTRAINT "accounts_issued_identifier" UNIQUE("issued_identifier"),
	CONSTRAINT "accounts_status" CHECK ("accounts"."status" in ('pending', 'active', 'suspended', 'erased')),
	CONSTRAINT "accounts_reachable" CHECK ("accounts"."status" = 'erased' or "accounts"."email" is not null or "accounts"."issued_identifier" is not null)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_members" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"teacher_id" uuid,
	"is_suspended" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "staff_members_role_once" UNIQUE("structure_id","account_id","role"),
	CONSTRAINT "staff_members_role" CHECK ("staff_members"."role" in ('teacher', 'organiser', 'accountant', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "terms_acceptances" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"structure_id" uuid NOT NULL,
	"terms_version_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"order_id" uuid,
	"ip_address" text NOT NULL,
	"user_agent" text NOT NULL,
	"accepted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "terms_acceptances_order" UNIQUE("order_id")
);
--> statement-breakpoint
CREATE TABLE "agenda_claims" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"resource_kind" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "agenda_claims_resource_kind" CHECK ("agenda_claims"."resource_kind" in ('teacher', 'room', 'learner')),
	CONSTRAINT "agenda_claims_owner_kind" CHECK ("agenda_claims"."owner_kind" in ('booking', 'session', 'workshop', 'hold')),
	CONSTRAINT "agenda_claims_bounds" CHECK (not isempty("agenda_claims"."during") and lower_inc("agenda_claims"."during") and not upper_inc("agenda_claims"."during") and lower("agenda_claims"."during") is not null and upper("agenda_claims"."during") is not null)
);
--> statement-breakpoint
CREATE TABLE "availability_exceptions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"starts_at" time,
	"ends_at" time,
	"location_id" uuid,
	"label" text DEFAULT '' NOT NULL,
	CONSTRAINT "availability_exceptions_kind" CHECK ("availability_exceptions"."kind" in ('unavailable', 'available')),
	CONSTRAINT "availability_exceptions_order" CHECK ("availability_exceptions"."starts_on" <= "availability_exceptions"."ends_on" and ("availability_exceptions"."starts_at" is null or "availability_exceptions"."starts_at" < "availability_exceptions"."ends_at"))
);
--> statement-breakpoint
CREATE TABLE "availability_rooms" (
	"availability_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	CONSTRAINT "availability_rooms_availability_id_room_id_pk" PRIMARY KEY("availability_id","room_id")
);
--> statement-breakpoint
CREATE TABLE "teacher_availabilities" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"starts_at" time NOT NULL,
	"ends_at" time NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	CONSTRAINT "teacher_availabilities_weekday" CHECK ("teacher_availabilities"."weekday" between 1 and 7),
	CONSTRAINT "teacher_availabilities_order" CHECK ("teacher_availabilities"."starts_at" < "teacher_availabilities"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"actor_kind" text NOT NULL,
	"actor" jsonb NOT NULL,
	"operation" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"client_file_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"pass_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'booked' NOT NULL,
	"attendance" text,
	"booked_by" text NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" text,
	"cancel_message" text,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "bookings_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "bookings_status" CHECK ("bookings"."status" in ('booked', 'cancelled')),
	CONSTRAINT "bookings_attendance" CHECK ("bookings"."attendance" is null or "bookings"."attendance" in ('present', 'absent', 'teacher_absent', 'excused')),
	CONSTRAINT "bookings_order" CHECK ("bookings"."starts_at" < "bookings"."ends_at"),
	CONSTRAINT "bookings_cancelled" CHECK (("bookings"."status" = 'cancelled') = ("bookings"."cancelled_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "cart_lines" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"cart_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"learner_id" uuid,
	"shown_price_cents" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid,
	"token_hash" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "carts_file" UNIQUE("structure_id","client_file_id"),
	CONSTRAINT "carts_token" UNIQUE("structure_id","token_hash"),
	CONSTRAINT "carts_owner" CHECK (("carts"."client_file_id" is null) <> ("carts"."token_hash" is null))
);
--> statement-breakpoint
CREATE TABLE "offer_teachers" (
	"offer_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	CONSTRAINT "offer_teachers_offer_id_teacher_id_pk" PRIMARY KEY("offer_id","teacher_id")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"description" text NOT NULL,
	"conditions" text NOT NULL,
	"discipline" text DEFAULT '' NOT NULL,
	"level" text DEFAULT '' NOT NULL,
	"min_age" integer,
	"max_age" integer,
	"credits" integer DEFAULT 0 NOT NULL,
	"lesson_minutes" integer,
	"validity_months" integer,
	"is_trial" boolean DEFAULT false NOT NULL,
	"requires_membership" boolean DEFAULT false NOT NULL,
	"postponements" integer DEFAULT 0 NOT NULL,
	"price_cents" integer NOT NULL,
	"reduced_price_cents" integer,
	"max_cheque_instalments" integer DEFAULT 1 NOT NULL,
	"max_card_instalments" integer DEFAULT 1 NOT NULL,
	"is_published" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"extra" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "offers_slug" UNIQUE("structure_id","slug"),
	CONSTRAINT "offers_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "offers_kind" CHECK ("offers"."kind" in ('membership', 'individual', 'group', 'gift')),
	CONSTRAINT "offers_prices" CHECK ("offers"."price_cents" >= 0 and ("offers"."reduced_price_cents" is null or "offers"."reduced_price_cents" between 0 and "offers"."price_cents")),
	CONSTRAINT "offers_credits" CHECK (case when "offers"."kind" = 'membership' then "offers"."credits" = 0 else "offers"."credits" > 0 and "offers"."lesson_minutes" > 0 end),
	CONSTRAINT "offers_individual_validity" CHECK ("offers"."kind" <> 'individual' or "offers"."validity_months" > 0)
);
--> statement-breakpoint
CREATE TABLE "client_files" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"account_id" uuid,
	"number" integer NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"email" "citext",
	"birth_on" date,
	"address_line_1" text DEFAULT '' NOT NULL,
	"address_line_2" text DEFAULT '' NOT NULL,
	"postcode" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"country" text DEFAULT 'FR' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"resembles_file_id" uuid,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "client_files_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "client_files_number" UNIQUE("structure_id","number"),
	CONSTRAINT "client_files_account" UNIQUE("structure_id","account_id"),
	CONSTRAINT "client_files_phone" CHECK ("client_files"."phone" = '' or "client_files"."phone" ~ '^\+[0-9]{6,15}$')
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"structure_id" uuid NOT NULL,
	"name" text NOT NULL,
	"value" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "counters_name" UNIQUE("structure_id","name")
);
--> statement-breakpoint
CREATE TABLE "guardianships" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"is_self" boolean DEFAULT false NOT NULL,
	"sees" boolean DEFAULT true NOT NULL,
	"books" boolean DEFAULT true NOT NULL,
	"pays" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "guardianships_once" UNIQUE("learner_id","client_file_id")
);
--> statement-breakpoint
CREATE TABLE "learners" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"birth_on" date,
	"notes_for_teacher" text DEFAULT '' NOT NULL,
	"emergency_contact" text DEFAULT '' NOT NULL,
	"may_collect" text DEFAULT '' NOT NULL,
	"has_image_consent" boolean DEFAULT false NOT NULL,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "learners_scope" UNIQUE("structure_id","id")
);
--> statement-breakpoint
CREATE TABLE "reduced_rate_grants" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"reason" text NOT NULL,
	"granted_by" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "reduced_rate_grants_order" CHECK ("reduced_rate_grants"."starts_on" <= "reduced_rate_grants"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "message_template_overrides" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"template" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"updated_at" timestamp with time zone,
	CONSTRAINT "message_template_overrides_once" UNIQUE("structure_id","template")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid,
	"key" text NOT NULL,
	"template" text NOT NULL,
	"recipient" text NOT NULL,
	"reply_to" text,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"attachments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_attempt_at" timestamp with time zone,
	"provider_id" text,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "messages_once" UNIQUE("key"),
	CONSTRAINT "messages_state" CHECK ("messages"."state" in ('queued', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'to_check'))
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"offer_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"price_cents" integer NOT NULL,
	"is_reduced" boolean DEFAULT false NOT NULL,
	"credits" integer NOT NULL,
	"lesson_minutes" integer,
	"validity_months" integer,
	"is_trial" boolean DEFAULT false NOT NULL,
	"rules" jsonb NOT NULL,
	CONSTRAINT "order_lines_position" UNIQUE("order_id","position"),
	CONSTRAINT "order_lines_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "order_lines_price" CHECK ("order_lines"."price_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"client_file_id" uuid NOT NULL,
	"cart_id" uuid NOT NULL,
	"cart_version" integer NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"means" text NOT NULL,
	"total_cents" integer NOT NULL,
	"currency" text NOT NULL,
	"terms_version_id" uuid NOT NULL,
	"requests_immediate_start" boolean NOT NULL,
	"ordered_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"expires_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"paid_on" date,
	"ended_at" timestamp with time zone,
	CONSTRAINT "orders_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "orders_number" UNIQUE("structure_id","number"),
	CONSTRAINT "orders_cart_version" UNIQUE("cart_id","cart_version"),
	CONSTRAINT "orders_status" CHECK ("orders"."status" in ('pending', 'paid', 'expired', 'cancelled')),
	CONSTRAINT "orders_means" CHECK ("orders"."means" in ('card', 'transfer', 'cheque', 'cash', 'free')),
	CONSTRAINT "orders_total" CHECK ("orders"."total_cents" >= 0),
	CONSTRAINT "orders_paid" CHECK (("orders"."status" = 'paid') = ("orders"."paid_at" is not null and "orders"."paid_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "outbox_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"structure_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"dispatched_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "outbox_events_once" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"order_line_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "memberships_line" UNIQUE("order_line_id"),
	CONSTRAINT "memberships_status" CHECK ("memberships"."status" in ('active', 'revoked')),
	CONSTRAINT "memberships_order" CHECK ("memberships"."starts_on" <= "memberships"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "pass_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"pass_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" integer NOT NULL,
	"booking_id" uuid,
	"business_key" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"actor" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "pass_entries_once" UNIQUE("business_key"),
	CONSTRAINT "pass_entries_kind" CHECK ("pass_entries"."kind" in ('grant', 'reserve', 'release', 'revoke', 'adjust')),
	CONSTRAINT "pass_entries_sign" CHECK (case "pass_entries"."kind" when 'grant' then "pass_entries"."amount" > 0 when 'reserve' then "pass_entries"."amount" = -1 when 'release' then "pass_entries"."amount" = 1 when 'revoke' then "pass_entries"."amount" < 0 else "pass_entries"."amount" <> 0 end),
	CONSTRAINT "pass_entries_booking" CHECK (("pass_entries"."kind" in ('reserve', 'release')) = ("pass_entries"."booking_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "passes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"order_line_id" uuid,
	"name" text NOT NULL,
	"lesson_minutes" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date NOT NULL,
	"bookable_from" date NOT NULL,
	"postponements" integer DEFAULT 0 NOT NULL,
	"cancellation_notice_hours" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "passes_line" UNIQUE("order_line_id"),
	CONSTRAINT "passes_scope" UNIQUE("structure_id","id")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"means" text NOT NULL,
	"instalment" integer DEFAULT 1 NOT NULL,
	"amount_cents" integer NOT NULL,
	"status" text DEFAULT 'expected' NOT NULL,
	"due_on" date,
	"intent_id" text,
	"last_failure" text,
	"received_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "payments_intent" UNIQUE("intent_id"),
	CONSTRAINT "payments_instalment" UNIQUE("order_id","instalment"),
	CONSTRAINT "payments_means" CHECK ("payments"."means" in ('card', 'transfer', 'cheque', 'cash', 'free')),
	CONSTRAINT "payments_status" CHECK ("payments"."status" in ('expected', 'processing', 'succeeded', 'failed', 'cancelled')),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_cents" >= 0),
	CONSTRAINT "payments_received" CHECK (("payments"."status" = 'succeeded') = ("payments"."received_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"intent_id" text,
	"payload" jsonb NOT NULL,
	"received_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"handled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "contact_requests" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"form_key" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "contact_requests_once" UNIQUE("structure_id","form_key"),
	CONSTRAINT "contact_requests_kind" CHECK ("contact_requests"."kind" in ('contact', 'rental'))
);
--> statement-breakpoint
CREATE TABLE "site_pages" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"blocks" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone,
	CONSTRAINT "site_pages_slug" UNIQUE("structure_id","slug")
);
--> statement-breakpoint
CREATE TABLE "closures" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "closures_days" UNIQUE("structure_id","starts_on","label"),
	CONSTRAINT "closures_order" CHECK ("closures"."starts_on" <= "closures"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "locations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"directions" text DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "locations_scope" UNIQUE("structure_id","id")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"capacity" integer NOT NULL,
	"area_square_metres" integer,
	"is_rentable" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "rooms_scope" UNIQUE("structure_id","id")
);
--> statement-breakpoint
CREATE TABLE "structures" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"tagline" text NOT NULL,
	"time_zone" text NOT NULL,
	"currency" text NOT NULL,
	"locale" text DEFAULT 'fr-FR' NOT NULL,
	"accent_hue" numeric NOT NULL,
	"accent_chroma" numeric NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "structures_slug" UNIQUE("slug"),
	CONSTRAINT "structures_slug_free" CHECK ("structures"."slug" ~ '^[a-z][a-z0-9-]{1,40}$' and "structures"."slug" not in ('api', 'gestion', 'mon-compte', 'panier', 'connexion', 'static', 'public', 'sante', '_next', 'images', 'fonts'))
);
--> statement-breakpoint
CREATE TABLE "teachers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"email" "citext" NOT NULL,
	"phone" text NOT NULL,
	"discipline" text NOT NULL,
	"biography" text DEFAULT '' NOT NULL,
	"asks_to_agree_first" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "teachers_slug" UNIQUE("structure_id","slug"),
	CONSTRAINT "teachers_scope" UNIQUE("structure_id","id")
);
--> statement-breakpoint
CREATE TABLE "terms_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"in_force_from" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "terms_versions_number" UNIQUE("structure_id","version"),
	CONSTRAINT "terms_versions_scope" UNIQUE("structure_id","id")
);
--> statement-breakpoint
ALTER TABLE "account_sessions" ADD CONSTRAINT "account_sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_acceptances" ADD CONSTRAINT "terms_acceptances_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_acceptances" ADD CONSTRAINT "terms_acceptances_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_acceptances" ADD CONSTRAINT "terms_acceptances_terms_version_id_terms_versions_id_fk" FOREIGN KEY ("terms_version_id") REFERENCES "public"."terms_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_claims" ADD CONSTRAINT "agenda_claims_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability_exceptions" ADD CONSTRAINT "availability_exceptions_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability_exceptions" ADD CONSTRAINT "availability_exceptions_teacher" FOREIGN KEY ("structure_id","teacher_id") REFERENCES "public"."teachers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability_rooms" ADD CONSTRAINT "availability_rooms_availability_id_teacher_availabilities_id_fk" FOREIGN KEY ("availability_id") REFERENCES "public"."teacher_availabilities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability_rooms" ADD CONSTRAINT "availability_rooms_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_availabilities" ADD CONSTRAINT "teacher_availabilities_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_availabilities" ADD CONSTRAINT "teacher_availabilities_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_availabilities" ADD CONSTRAINT "teacher_availabilities_teacher" FOREIGN KEY ("structure_id","teacher_id") REFERENCES "public"."teachers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_pass" FOREIGN KEY ("structure_id","pass_id") REFERENCES "public"."passes"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_learner" FOREIGN KEY ("structure_id","learner_id") REFERENCES "public"."learners"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_teacher" FOREIGN KEY ("structure_id","teacher_id") REFERENCES "public"."teachers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_room" FOREIGN KEY ("structure_id","room_id") REFERENCES "public"."rooms"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_client_file_id_client_files_id_fk" FOREIGN KEY ("client_file_id") REFERENCES "public"."client_files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_teachers" ADD CONSTRAINT "offer_teachers_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_teachers" ADD CONSTRAINT "offer_teachers_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_files" ADD CONSTRAINT "client_files_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_files" ADD CONSTRAINT "client_files_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counters" ADD CONSTRAINT "counters_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_client_file_id_client_files_id_fk" FOREIGN KEY ("client_file_id") REFERENCES "public"."client_files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learners" ADD CONSTRAINT "learners_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reduced_rate_grants" ADD CONSTRAINT "reduced_rate_grants_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reduced_rate_grants" ADD CONSTRAINT "reduced_rate_grants_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_template_overrides" ADD CONSTRAINT "message_template_overrides_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_client_file_id_client_files_id_fk" FOREIGN KEY ("client_file_id") REFERENCES "public"."client_files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order" FOREIGN KEY ("structure_id","order_id") REFERENCES "public"."orders"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_offer" FOREIGN KEY ("structure_id","offer_id") REFERENCES "public"."offers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_learner" FOREIGN KEY ("structure_id","learner_id") REFERENCES "public"."learners"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_terms" FOREIGN KEY ("structure_id","terms_version_id") REFERENCES "public"."terms_versions"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_events" ADD CONSTRAINT "outbox_events_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_learner_scope" FOREIGN KEY ("structure_id","learner_id") REFERENCES "public"."learners"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_file_scope" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pass_entries" ADD CONSTRAINT "pass_entries_pass" FOREIGN KEY ("structure_id","pass_id") REFERENCES "public"."passes"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_learner_scope" FOREIGN KEY ("structure_id","learner_id") REFERENCES "public"."learners"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_file_scope" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passes" ADD CONSTRAINT "passes_offer_scope" FOREIGN KEY ("structure_id","offer_id") REFERENCES "public"."offers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order" FOREIGN KEY ("structure_id","order_id") REFERENCES "public"."orders"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_requests" ADD CONSTRAINT "contact_requests_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_pages" ADD CONSTRAINT "site_pages_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teachers" ADD CONSTRAINT "teachers_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_versions" ADD CONSTRAINT "terms_versions_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_sessions_account" ON "account_sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_tokens_account" ON "account_tokens" USING btree ("account_id","kind");--> statement-breakpoint
CREATE INDEX "rate_limits_expire" ON "rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE INDEX "terms_acceptances_account" ON "terms_acceptances" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "agenda_claims_owner" ON "agenda_claims" USING btree ("owner_kind","owner_id");--> statement-breakpoint
CREATE INDEX "availability_exceptions_of_teacher" ON "availability_exceptions" USING btree ("teacher_id","starts_on");--> statement-breakpoint
CREATE INDEX "teacher_availabilities_of_teacher" ON "teacher_availabilities" USING btree ("teacher_id");--> statement-breakpoint
CREATE INDEX "audit_entries_file" ON "audit_entries" USING btree ("client_file_id","created_at");--> statement-breakpoint
CREATE INDEX "bookings_of_file" ON "bookings" USING btree ("client_file_id","starts_at");--> statement-breakpoint
CREATE INDEX "bookings_of_pass" ON "bookings" USING btree ("pass_id");--> statement-breakpoint
CREATE INDEX "bookings_of_teacher" ON "bookings" USING btree ("teacher_id","starts_at");--> statement-breakpoint
CREATE INDEX "cart_lines_cart" ON "cart_lines" USING btree ("cart_id");--> statement-breakpoint
CREATE INDEX "carts_updated" ON "carts" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "client_files_names" ON "client_files" USING btree ("structure_id",lower("last_name"),lower("first_name"),"postcode");--> statement-breakpoint
CREATE INDEX "guardianships_file" ON "guardianships" USING btree ("client_file_id");--> statement-breakpoint
CREATE INDEX "reduced_rate_grants_learner" ON "reduced_rate_grants" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "messages_file" ON "messages" USING btree ("client_file_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_state_of" ON "messages" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "messages_provider" ON "messages" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "order_lines_learner" ON "order_lines" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "orders_of_file" ON "orders" USING btree ("client_file_id","ordered_at");--> statement-breakpoint
CREATE INDEX "orders_due" ON "orders" USING btree ("expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_events_waiting" ON "outbox_events" USING btree ("id") WHERE dispatched_at is null;--> statement-breakpoint
CREATE INDEX "memberships_file" ON "memberships" USING btree ("client_file_id");--> statement-breakpoint
CREATE INDEX "memberships_learner" ON "memberships" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "pass_entries_of_pass" ON "pass_entries" USING btree ("pass_id");--> statement-breakpoint
CREATE INDEX "passes_file" ON "passes" USING btree ("client_file_id");--> statement-breakpoint
CREATE INDEX "passes_learner" ON "passes" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "payments_open" ON "payments" USING btree ("updated_at") WHERE status in ('expected', 'processing');--> statement-breakpoint
CREATE INDEX "stripe_events_unhandled" ON "stripe_events" USING btree ("received_at") WHERE handled_at is null;