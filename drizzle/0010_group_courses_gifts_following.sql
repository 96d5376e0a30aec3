CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"client_file_id" uuid,
	"learner_id" uuid,
	"teacher_id" uuid,
	"last_read_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "calendar_feeds_kind" CHECK ("calendar_feeds"."kind" in ('household', 'learner', 'teacher')),
	CONSTRAINT "calendar_feeds_whose" CHECK (case "calendar_feeds"."kind" when 'household' then "calendar_feeds"."client_file_id" is not null and "calendar_feeds"."learner_id" is null and "calendar_feeds"."teacher_id" is null when 'learner' then "calendar_feeds"."client_file_id" is not null and "calendar_feeds"."learner_id" is not null and "calendar_feeds"."teacher_id" is null else "calendar_feeds"."teacher_id" is not null and "calendar_feeds"."client_file_id" is null and "calendar_feeds"."learner_id" is null end)
);
--> statement-breakpoint
CREATE TABLE "external_busy" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"calendar_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	CONSTRAINT "external_busy_bounds" CHECK (not isempty("external_busy"."during"))
);
--> statement-breakpoint
CREATE TABLE "teacher_calendars" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"url" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"problem" text,
	"fetched_at" timestamp with time zone,
	"etag" text,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "teacher_calendars_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "teacher_calendars_status" CHECK ("teacher_calendars"."status" in ('pending', 'ok', 'failing'))
);
--> statement-breakpoint
CREATE TABLE "course_sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"planned_on" date NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"teacher_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"capacity" integer NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "course_sessions_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "course_sessions_once" UNIQUE("course_id","planned_on"),
	CONSTRAINT "course_sessions_status" CHECK ("course_sessions"."status" in ('planned', 'cancelled')),
	CONSTRAINT "course_sessions_order" CHECK ("course_sessions"."starts_at" < "course_sessions"."ends_at"),
	CONSTRAINT "course_sessions_capacity_bounds" CHECK ("course_sessions"."capacity" between 1 and 1000),
	CONSTRAINT "course_sessions_cancelled" CHECK (("course_sessions"."status" = 'cancelled') = ("course_sessions"."cancelled_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"name" text NOT NULL,
	"teacher_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"starts_at" time NOT NULL,
	"lesson_minutes" integer NOT NULL,
	"capacity" integer NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date NOT NULL,
	"holiday_zone" text,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "courses_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "courses_weekday" CHECK ("courses"."weekday" between 1 and 7),
	CONSTRAINT "courses_minutes" CHECK ("courses"."lesson_minutes" between 15 and 600),
	CONSTRAINT "courses_capacity" CHECK ("courses"."capacity" between 1 and 1000),
	CONSTRAINT "courses_order" CHECK ("courses"."first_on" <= "courses"."last_on"),
	CONSTRAINT "courses_holiday_zone" CHECK ("courses"."holiday_zone" in ('A', 'B', 'C'))
);
--> statement-breakpoint
CREATE TABLE "offer_courses" (
	"offer_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	CONSTRAINT "offer_courses_offer_id_course_id_pk" PRIMARY KEY("offer_id","course_id")
);
--> statement-breakpoint
CREATE TABLE "school_holidays" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"zone" text NOT NULL,
	"label" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "school_holidays_once" UNIQUE("zone","starts_on"),
	CONSTRAINT "school_holidays_zone" CHECK ("school_holidays"."zone" in ('A', 'B', 'C')),
	CONSTRAINT "school_holidays_order" CHECK ("school_holidays"."starts_on" <= "school_holidays"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "gift_redemptions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"voucher_id" uuid NOT NULL,
	"pass_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"redeemed_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "gift_redemptions_once" UNIQUE("voucher_id"),
	CONSTRAINT "gift_redemptions_pass" UNIQUE("pass_id")
);
--> statement-breakpoint
CREATE TABLE "gift_vouchers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"credits" integer NOT NULL,
	"lesson_minutes" integer NOT NULL,
	"cancellation_notice_hours" integer NOT NULL,
	"recipient_name" text NOT NULL,
	"recipient_email" text DEFAULT '' NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"send_on" date NOT NULL,
	"activated_on" date NOT NULL,
	"valid_until" date NOT NULL,
	"is_redeemable" boolean NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "gift_vouchers_line" UNIQUE("order_line_id"),
	CONSTRAINT "gift_vouchers_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "gift_vouchers_code" UNIQUE("structure_id","code"),
	CONSTRAINT "gift_vouchers_status" CHECK ("gift_vouchers"."status" in ('active', 'revoked')),
	CONSTRAINT "gift_vouchers_credits" CHECK ("gift_vouchers"."credits" > 0),
	CONSTRAINT "gift_vouchers_days" CHECK ("gift_vouchers"."activated_on" <= "gift_vouchers"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"seat" integer NOT NULL,
	"learner_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"state" text NOT NULL,
	"order_line_id" uuid,
	"waiting_entry_id" uuid,
	"booking_id" uuid,
	"released_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "seats_state" CHECK ("seats"."state" in ('offered', 'held', 'confirmed', 'released')),
	CONSTRAINT "seats_number_positive" CHECK ("seats"."seat" > 0),
	CONSTRAINT "seats_whose" CHECK (case "seats"."state" when 'offered' then "seats"."waiting_entry_id" is not null when 'held' then "seats"."order_line_id" is not null when 'confirmed' then "seats"."booking_id" is not null else true end),
	CONSTRAINT "seats_released" CHECK (("seats"."state" = 'released') = ("seats"."released_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "slot_alerts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"pass_id" uuid NOT NULL,
	"teacher_id" uuid,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"earliest_at" time,
	"latest_at" time,
	"status" text DEFAULT 'active' NOT NULL,
	"told_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "slot_alerts_status" CHECK ("slot_alerts"."status" in ('active', 'told', 'ended')),
	CONSTRAINT "slot_alerts_order" CHECK ("slot_alerts"."from_on" <= "slot_alerts"."until_on"),
	CONSTRAINT "slot_alerts_told" CHECK (("slot_alerts"."status" = 'told') <= ("slot_alerts"."told_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "waiting_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"rank" bigint GENERATED ALWAYS AS IDENTITY (sequence name "waiting_entries_rank_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"structure_id" uuid NOT NULL,
	"client_file_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"offered_at" timestamp with time zone,
	"offer_expires_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "waiting_entries_scope" UNIQUE("structure_id","id"),
	CONSTRAINT "waiting_entries_status" CHECK ("waiting_entries"."status" in ('waiting', 'offered', 'taken', 'expired', 'left')),
	CONSTRAINT "waiting_entries_offered" CHECK ("waiting_entries"."status" <> 'offered' or "waiting_entries"."offer_expires_at" is not null),
	CONSTRAINT "waiting_entries_ended" CHECK (("waiting_entries"."status" in ('taken', 'expired', 'left')) = ("waiting_entries"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "waiting_entry_learners" (
	"entry_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	CONSTRAINT "waiting_entry_learners_entry_id_learner_id_pk" PRIMARY KEY("entry_id","learner_id")
);
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "postponed_from_id" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "postponement_kind" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "is_late_exception" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "first_session_id" uuid;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "gift" jsonb;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "is_redeemable" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "client_files" ADD COLUMN "wants_reminders" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "copy_email" "citext";--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "is_copy_to_learner" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "copy_confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "learner_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "first_session_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "gift" jsonb;--> statement-breakpoint
ALTER TABLE "passes" ADD COLUMN "late_exceptions" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_learner" FOREIGN KEY ("structure_id","learner_id") REFERENCES "public"."learners"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_teacher" FOREIGN KEY ("structure_id","teacher_id") REFERENCES "public"."teachers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_busy" ADD CONSTRAINT "external_busy_calendar_id_teacher_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."teacher_calendars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_busy" ADD CONSTRAINT "external_busy_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_calendars" ADD CONSTRAINT "teacher_calendars_teacher" FOREIGN KEY ("structure_id","teacher_id") REFERENCES "public"."teachers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_sessions" ADD CONSTRAINT "course_sessions_course" FOREIGN KEY ("structure_id","course_id") REFERENCES "public"."courses"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_sessions" ADD CONSTRAINT "course_sessions_teacher" FOREIGN KEY ("structure_id","teacher_id") REFERENCES "public"."teachers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_sessions" ADD CONSTRAINT "course_sessions_room" FOREIGN KEY ("structure_id","room_id") REFERENCES "public"."rooms"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_structure_id_structures_id_fk" FOREIGN KEY ("structure_id") REFERENCES "public"."structures"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_teacher" FOREIGN KEY ("structure_id","teacher_id") REFERENCES "public"."teachers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_room" FOREIGN KEY ("structure_id","room_id") REFERENCES "public"."rooms"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_courses" ADD CONSTRAINT "offer_courses_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_courses" ADD CONSTRAINT "offer_courses_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_redemptions" ADD CONSTRAINT "gift_redemptions_voucher" FOREIGN KEY ("structure_id","voucher_id") REFERENCES "public"."gift_vouchers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_redemptions" ADD CONSTRAINT "gift_redemptions_pass_scope" FOREIGN KEY ("structure_id","pass_id") REFERENCES "public"."passes"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_redemptions" ADD CONSTRAINT "gift_redemptions_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_redemptions" ADD CONSTRAINT "gift_redemptions_learner" FOREIGN KEY ("structure_id","learner_id") REFERENCES "public"."learners"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_vouchers" ADD CONSTRAINT "gift_vouchers_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_vouchers" ADD CONSTRAINT "gift_vouchers_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_vouchers" ADD CONSTRAINT "gift_vouchers_offer" FOREIGN KEY ("structure_id","offer_id") REFERENCES "public"."offers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_session" FOREIGN KEY ("structure_id","session_id") REFERENCES "public"."course_sessions"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_learner_scope" FOREIGN KEY ("structure_id","learner_id") REFERENCES "public"."learners"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_line" FOREIGN KEY ("structure_id","order_line_id") REFERENCES "public"."order_lines"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_entry" FOREIGN KEY ("structure_id","waiting_entry_id") REFERENCES "public"."waiting_entries"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_booking" FOREIGN KEY ("structure_id","booking_id") REFERENCES "public"."bookings"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_alerts" ADD CONSTRAINT "slot_alerts_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_alerts" ADD CONSTRAINT "slot_alerts_pass" FOREIGN KEY ("structure_id","pass_id") REFERENCES "public"."passes"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_alerts" ADD CONSTRAINT "slot_alerts_teacher" FOREIGN KEY ("structure_id","teacher_id") REFERENCES "public"."teachers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_file" FOREIGN KEY ("structure_id","client_file_id") REFERENCES "public"."client_files"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_offer" FOREIGN KEY ("structure_id","offer_id") REFERENCES "public"."offers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_course" FOREIGN KEY ("structure_id","course_id") REFERENCES "public"."courses"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_session" FOREIGN KEY ("structure_id","session_id") REFERENCES "public"."course_sessions"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entry_learners" ADD CONSTRAINT "waiting_entry_learners_entry_id_waiting_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."waiting_entries"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_entry_learners" ADD CONSTRAINT "waiting_entry_learners_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_household" ON "calendar_feeds" USING btree ("client_file_id") WHERE kind = 'household' and revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_of_learner" ON "calendar_feeds" USING btree ("client_file_id","learner_id") WHERE kind = 'learner' and revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_of_teacher" ON "calendar_feeds" USING btree ("teacher_id") WHERE kind = 'teacher' and revoked_at is null;--> statement-breakpoint
CREATE INDEX "external_busy_of_teacher" ON "external_busy" USING btree ("teacher_id",upper("during"));--> statement-breakpoint
CREATE INDEX "external_busy_of_calendar" ON "external_busy" USING btree ("calendar_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teacher_calendars_once" ON "teacher_calendars" USING btree ("teacher_id","url") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "course_sessions_of_course" ON "course_sessions" USING btree ("course_id","starts_at");--> statement-breakpoint
CREATE INDEX "course_sessions_of_structure" ON "course_sessions" USING btree ("structure_id","starts_at");--> statement-breakpoint
CREATE INDEX "offer_courses_course" ON "offer_courses" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "gift_vouchers_of_file" ON "gift_vouchers" USING btree ("client_file_id");--> statement-breakpoint
CREATE INDEX "gift_vouchers_to_send" ON "gift_vouchers" USING btree ("send_on") WHERE sent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "seats_number" ON "seats" USING btree ("session_id","seat") WHERE state <> 'released';--> statement-breakpoint
CREATE UNIQUE INDEX "seats_learner" ON "seats" USING btree ("session_id","learner_id") WHERE state <> 'released';--> statement-breakpoint
CREATE INDEX "seats_of_line" ON "seats" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "seats_of_entry" ON "seats" USING btree ("waiting_entry_id");--> statement-breakpoint
CREATE INDEX "seats_of_booking" ON "seats" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "seats_of_learner" ON "seats" USING btree ("learner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slot_alerts_once" ON "slot_alerts" USING btree ("pass_id",coalesce(teacher_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "slot_alerts_active" ON "slot_alerts" USING btree ("structure_id") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "slot_alerts_of_file" ON "slot_alerts" USING btree ("client_file_id");--> statement-breakpoint
CREATE INDEX "waiting_entries_queue" ON "waiting_entries" USING btree ("course_id","rank") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "waiting_entries_due" ON "waiting_entries" USING btree ("offer_expires_at") WHERE status = 'offered';--> statement-breakpoint
CREATE INDEX "waiting_entries_of_file" ON "waiting_entries" USING btree ("client_file_id");--> statement-breakpoint
CREATE INDEX "waiting_entry_learners_of" ON "waiting_entry_learners" USING btree ("learner_id");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_session" FOREIGN KEY ("structure_id","session_id") REFERENCES "public"."course_sessions"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_postponed_from" FOREIGN KEY ("structure_id","postponed_from_id") REFERENCES "public"."bookings"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_first_session_id_course_sessions_id_fk" FOREIGN KEY ("first_session_id") REFERENCES "public"."course_sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_first_session" FOREIGN KEY ("structure_id","first_session_id") REFERENCES "public"."course_sessions"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_postponed_once" ON "bookings" USING btree ("postponed_from_id");--> statement-breakpoint
CREATE INDEX "bookings_of_session" ON "bookings" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "messages_learner" ON "messages" USING btree ("learner_id","created_at");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_late" CHECK (not "bookings"."is_late_exception" or "bookings"."status" = 'cancelled');--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_postponement" CHECK (("bookings"."postponed_from_id" is null) = ("bookings"."postponement_kind" is null) and ("bookings"."postponed_from_id" is null or "bookings"."session_id" is not null));--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_postponement_kind" CHECK ("bookings"."postponement_kind" in ('member', 'school'));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_of_kind" CHECK (("order_lines"."kind" = 'group') = ("order_lines"."first_session_id" is not null) and ("order_lines"."kind" = 'gift') = ("order_lines"."gift" is not null));