-- Structures that exist already: how lessons are followed.
UPDATE structures SET settings = jsonb_build_object('reminderHours', 48, 'waitingOfferHours', 24,
  'lateExceptions', jsonb_build_object('perPass', 0, 'untilHours', 2), 'holidayZone', null, 'giftMonths', 6) || settings;
--> statement-breakpoint
-- [0.I4] A seat stands in a session that is held, under its capacity. The session's row is locked against a change of its capacity meanwhile.
CREATE FUNCTION check_seat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held course_sessions;
BEGIN
  IF NEW.state = 'released' THEN RETURN NEW; END IF;
  SELECT * INTO held FROM course_sessions WHERE id = NEW.session_id FOR SHARE;
  IF held.status = 'cancelled' THEN
    RAISE EXCEPTION 'session % is cancelled', NEW.session_id USING ERRCODE = 'check_violation', CONSTRAINT = 'seats_session_planned';
  END IF;
  IF NEW.seat > held.capacity THEN
    RAISE EXCEPTION 'session % has % seats', NEW.session_id, held.capacity USING ERRCODE = 'check_violation', CONSTRAINT = 'seats_capacity';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER seats_capacity BEFORE INSERT OR UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION check_seat();
--> statement-breakpoint
-- A capacity is never lowered under a seat that somebody has, nor a session cancelled with somebody in it.
CREATE FUNCTION check_session_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE highest integer;
BEGIN
  SELECT max(seat) INTO highest FROM seats WHERE session_id = NEW.id AND state <> 'released';
  IF highest > NEW.capacity OR (NEW.status = 'cancelled' AND highest IS NOT NULL) THEN
    RAISE EXCEPTION 'seat % of session % is taken', highest, NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'course_sessions_seats';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER course_sessions_seats BEFORE UPDATE OF capacity, status ON course_sessions FOR EACH ROW EXECUTE FUNCTION check_session_seats();
--> statement-breakpoint
-- [1.G5] A member gives up no more sessions of a pass than it allows. The pass's row lock makes concurrent ones queue.
CREATE FUNCTION check_postponements() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE allowed integer; used integer;
BEGIN
  SELECT postponements INTO allowed FROM passes WHERE id = NEW.pass_id FOR UPDATE;
  SELECT count(*) INTO used FROM bookings WHERE pass_id = NEW.pass_id AND postponement_kind = 'member';
  IF used >= allowed THEN
    RAISE EXCEPTION 'pass % allows % postponements', NEW.pass_id, allowed USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_postponements';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bookings_postponements BEFORE INSERT ON bookings FOR EACH ROW
  WHEN (NEW.postponement_kind = 'member') EXECUTE FUNCTION check_postponements();
--> statement-breakpoint
-- [1.G8] Nor are more lessons cancelled late than the pass allows.
CREATE FUNCTION check_late_exceptions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE allowed integer; used integer;
BEGIN
  SELECT late_exceptions INTO allowed FROM passes WHERE id = NEW.pass_id FOR UPDATE;
  SELECT count(*) INTO used FROM bookings WHERE pass_id = NEW.pass_id AND is_late_exception AND id <> NEW.id;
  IF used >= allowed THEN
    RAISE EXCEPTION 'pass % allows % late cancellations', NEW.pass_id, allowed USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_late_exceptions';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bookings_late_exceptions BEFORE INSERT OR UPDATE OF is_late_exception ON bookings FOR EACH ROW
  WHEN (NEW.is_late_exception) EXECUTE FUNCTION check_late_exceptions();
--> statement-breakpoint
-- A voucher is what was bought: its code, its lessons, its last day and its buyer are written once.
CREATE FUNCTION refuse_voucher_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.code, NEW.order_line_id, NEW.client_file_id, NEW.offer_id, NEW.credits, NEW.lesson_minutes, NEW.activated_on, NEW.valid_until)
     IS DISTINCT FROM (OLD.code, OLD.order_line_id, OLD.client_file_id, OLD.offer_id, OLD.credits, OLD.lesson_minutes, OLD.activated_on, OLD.valid_until)
     OR (OLD.status = 'revoked' AND NEW.status <> 'revoked') THEN
    RAISE EXCEPTION 'voucher % cannot be rewritten', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER gift_vouchers_not_rewritten BEFORE UPDATE ON gift_vouchers FOR EACH ROW EXECUTE FUNCTION refuse_voucher_rewrite();
--> statement-breakpoint
CREATE TRIGGER gift_redemptions_append_only BEFORE UPDATE OR DELETE ON gift_redemptions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON courses, course_sessions, seats, waiting_entries, gift_vouchers, calendar_feeds FROM diapason_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON gift_redemptions FROM diapason_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON school_holidays FROM diapason_app;
--> statement-breakpoint
-- The school holidays of the years 2024 to 2027, zones A, B and C, as the ministry published them; the last day is the one before classes begin again.
INSERT INTO school_holidays (zone, label, starts_on, ends_on) VALUES
  ('A', 'Vacances d’été', '2024-07-06', '2024-09-01'),
  ('B', 'Vacances d’été', '2024-07-06', '2024-09-01'),
  ('C', 'Vacances d’été', '2024-07-06', '2024-09-01'),
  ('A', 'Vacances de la Toussaint', '2024-10-19', '2024-11-03'),
  ('B', 'Vacances de la Toussaint', '2024-10-19', '2024-11-03'),
  ('C', 'Vacances de la Toussaint', '2024-10-19', '2024-11-03'),
  ('A', 'Vacances de Noël', '2024-12-21', '2025-01-05'),
  ('B', 'Vacances de Noël', '2024-12-21', '2025-01-05'),
  ('C', 'Vacances de Noël', '2024-12-21', '2025-01-05'),
  ('A', 'Vacances d’hiver', '2025-02-22', '2025-03-09'),
  ('B', 'Vacances d’hiver', '2025-02-08', '2025-02-23'),
  ('C', 'Vacances d’hiver', '2025-02-15', '2025-03-02'),
  ('A', 'Vacances de printemps', '2025-04-19', '2025-05-04'),
  ('B', 'Vacances de printemps', '2025-04-05', '2025-04-21'),
  ('C', 'Vacances de printemps', '2025-04-12', '2025-04-27'),
  ('A', 'Vacances d’été', '2025-07-05', '2025-08-31'),
  ('B', 'Vacances d’été', '2025-07-05', '2025-08-31'),
  ('C', 'Vacances d’été', '2025-07-05', '2025-08-31'),
  ('A', 'Vacances de la Toussaint', '2025-10-18', '2025-11-02'),
  ('B', 'Vacances de la Toussaint', '2025-10-18', '2025-11-02'),
  ('C', 'Vacances de la Toussaint', '2025-10-18', '2025-11-02'),
  ('A', 'Vacances de Noël', '2025-12-20', '2026-01-04'),
  ('B', 'Vacances de Noël', '2025-12-20', '2026-01-04'),
  ('C', 'Vacances de Noël', '2025-12-20', '2026-01-04'),
  ('A', 'Vacances d’hiver', '2026-02-07', '2026-02-22'),
  ('B', 'Vacances d’hiver', '2026-02-14', '2026-03-01'),
  ('C', 'Vacances d’hiver', '2026-02-21', '2026-03-08'),
  ('A', 'Vacances de printemps', '2026-04-04', '2026-04-19'),
  ('B', 'Vacances de printemps', '2026-04-11', '2026-04-26'),
  ('C', 'Vacances de printemps', '2026-04-18', '2026-05-03'),
  ('A', 'Vacances d’été', '2026-07-04', '2026-08-31'),
  ('B', 'Vacances d’été', '2026-07-04', '2026-08-31'),
  ('C', 'Vacances d’été', '2026-07-04', '2026-08-31'),
  ('A', 'Vacances de la Toussaint', '2026-10-17', '2026-11-01'),
  ('B', 'Vacances de la Toussaint', '2026-10-17', '2026-11-01'),
  ('C', 'Vacances de la Toussaint', '2026-10-17', '2026-11-01'),
  ('A', 'Vacances de Noël', '2026-12-19', '2027-01-03'),
  ('B', 'Vacances de Noël', '2026-12-19', '2027-01-03'),
  ('C', 'Vacances de Noël', '2026-12-19', '2027-01-03'),
  ('A', 'Vacances d’hiver', '2027-02-13', '2027-02-28'),
  ('B', 'Vacances d’hiver', '2027-02-20', '2027-03-07'),
  ('C', 'Vacances d’hiver', '2027-02-06', '2027-02-21'),
  ('A', 'Vacances de printemps', '2027-04-10', '2027-04-25'),
  ('B', 'Vacances de printemps', '2027-04-17', '2027-05-02'),
  ('C', 'Vacances de printemps', '2027-04-03', '2027-04-18'),
  ('A', 'Vacances d’été', '2027-07-03', '2027-08-31'),
  ('B', 'Vacances d’été', '2027-07-03', '2027-08-31'),
  ('C', 'Vacances d’été', '2027-07-03', '2027-08-31');
