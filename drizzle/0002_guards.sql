-- What never bends, checked by the database.

-- [0.I1] No teacher, room or learner is in two active things whose times overlap.
ALTER TABLE agenda_claims ADD CONSTRAINT agenda_claims_no_overlap
  EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE (is_active);
--> statement-breakpoint
-- [1.E1] A learner's memberships follow each other.
ALTER TABLE memberships ADD CONSTRAINT memberships_no_overlap
  EXCLUDE USING gist (learner_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (status = 'active');
--> statement-breakpoint
-- [0.I2] A pass never spends more than it was granted. The row lock makes concurrent entries queue.
CREATE FUNCTION check_pass_floor() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE balance bigint;
BEGIN
  PERFORM 1 FROM passes WHERE id = NEW.pass_id FOR UPDATE;
  SELECT coalesce(sum(amount), 0) INTO balance FROM pass_entries WHERE pass_id = NEW.pass_id;
  IF balance + NEW.amount < 0 THEN
    RAISE EXCEPTION 'pass % has % credits left', NEW.pass_id, balance
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pass_entries_floor';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER pass_entries_floor BEFORE INSERT ON pass_entries FOR EACH ROW EXECUTE FUNCTION check_pass_floor();
--> statement-breakpoint
-- Ledgers and journals only grow ([6.R5]).
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER pass_entries_append_only BEFORE UPDATE OR DELETE ON pass_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER pass_entries_no_truncate BEFORE TRUNCATE ON pass_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER terms_acceptances_append_only BEFORE UPDATE OR DELETE ON terms_acceptances FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER terms_acceptances_no_truncate BEFORE TRUNCATE ON terms_acceptances FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was bought never changes: a line and the figures of its order are written once.
CREATE TRIGGER order_lines_append_only BEFORE UPDATE OR DELETE ON order_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_order_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.number, NEW.client_file_id, NEW.total_cents, NEW.currency, NEW.terms_version_id, NEW.requests_immediate_start, NEW.ordered_at)
     IS DISTINCT FROM (OLD.number, OLD.client_file_id, OLD.total_cents, OLD.currency, OLD.terms_version_id, OLD.requests_immediate_start, OLD.ordered_at)
     OR (OLD.status = 'paid' AND NEW.status <> 'paid') THEN
    RAISE EXCEPTION 'order % cannot be rewritten', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_not_rewritten BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION refuse_order_rewrite();
--> statement-breakpoint
-- The application's role: reads and writes rows, no DDL, no update or delete on ledgers.
GRANT USAGE ON SCHEMA public TO diapason_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO diapason_app;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO diapason_app;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON pass_entries, audit_entries, terms_acceptances, order_lines FROM diapason_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON orders, payments, passes, memberships, bookings, agenda_claims, stripe_events FROM diapason_app;
--> statement-breakpoint
-- Tables of later migrations get the same rights; a ledger among them takes its own back.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO diapason_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO diapason_app;
