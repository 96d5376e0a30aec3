CREATE TABLE "absence_sessions" (
	"structure_id" uuid NOT NULL,
	"absence_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"substitute_id" uuid,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "absence_sessions_absence_id_session_id_pk" PRIMARY KEY("absence_id","session_id"),
	CONSTRAINT "absence_sessions_outcome" CHECK ("absence_sessions"."outcome" in ('substitute', 'cancelled')),
	CONSTRAINT "absence_sessions_substitute" CHECK (("absence_sessions"."outcome" = 'substitute') = ("absence_sessions"."substitute_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "absence_sessions" ADD CONSTRAINT "absence_sessions_absence" FOREIGN KEY ("structure_id","absence_id") REFERENCES "public"."teacher_absences"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_sessions" ADD CONSTRAINT "absence_sessions_session" FOREIGN KEY ("structure_id","session_id") REFERENCES "public"."course_sessions"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_sessions" ADD CONSTRAINT "absence_sessions_substitute_of" FOREIGN KEY ("structure_id","substitute_id") REFERENCES "public"."teachers"("structure_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_sessions_of_session" ON "absence_sessions" USING btree ("session_id");
--> statement-breakpoint
-- A request answered already may follow its file or its learner; it isn't answered again.
CREATE OR REPLACE FUNCTION refuse_second_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving text := current_setting('diapason.moving_rows', true);
BEGIN
  IF current_user <> 'diapason_app' AND moving IN ('client_file_id', 'learner_id') AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving THEN
    RETURN NEW;
  END IF;
  IF OLD.status <> 'pending' THEN
    RAISE EXCEPTION 'request % was answered already', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reduced_rate_requests_answered_once';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- The learners of a queue's entry have no id of their own: they are named by their entry.
CREATE OR REPLACE FUNCTION move_rows(moving text, structure uuid, origin uuid, target uuid, only_ids jsonb DEFAULT NULL) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  name text;
  ids jsonb;
  moved jsonb := '{}';
  found integer;
BEGIN
  IF moving NOT IN ('client_file_id', 'learner_id') THEN RAISE EXCEPTION 'nothing moves by %', moving; END IF;
  EXECUTE format('SELECT count(*) FROM %I WHERE structure_id = $1 AND id IN ($2, $3)', CASE moving WHEN 'learner_id' THEN 'learners' ELSE 'client_files' END)
    INTO found USING structure, origin, target;
  IF found <> 2 THEN RAISE EXCEPTION 'not two of one structure'; END IF;
  PERFORM set_config('diapason.moving_rows', moving, true);
  FOR name IN
    SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = moving AND t.table_type = 'BASE TABLE'
      AND c.table_name NOT IN ('audit_entries', 'carts', 'guardianships', 'waiting_entry_learners') ORDER BY 1
  LOOP
    CONTINUE WHEN only_ids IS NOT NULL AND NOT only_ids ? name;
    EXECUTE format('WITH m AS (UPDATE %I SET %I = $2 WHERE %I = $1 AND ($3 IS NULL OR $3 ? id::text) RETURNING id) SELECT jsonb_agg(id) FROM m', name, moving, moving)
      INTO ids USING origin, target, only_ids -> name;
    IF ids IS NOT NULL THEN moved := moved || jsonb_build_object(name, ids); END IF;
  END LOOP;
  IF moving = 'learner_id' THEN
    WITH m AS (
      UPDATE agenda_claims SET resource_id = target WHERE resource_kind = 'learner' AND resource_id = origin
        AND (only_ids IS NULL OR only_ids -> 'agenda_claims' ? id::text) RETURNING id
    ) SELECT jsonb_agg(id) INTO ids FROM m;
    IF ids IS NOT NULL THEN moved := moved || jsonb_build_object('agenda_claims', ids); END IF;
    WITH m AS (
      UPDATE waiting_entry_learners SET learner_id = target WHERE learner_id = origin
        AND (only_ids IS NULL OR only_ids -> 'waiting_entry_learners' ? entry_id::text) RETURNING entry_id
    ) SELECT jsonb_agg(entry_id) INTO ids FROM m;
    IF ids IS NOT NULL THEN moved := moved || jsonb_build_object('waiting_entry_learners', ids); END IF;
  END IF;
  PERFORM set_config('diapason.moving_rows', '', true);
  RETURN moved;
END $$;
--> statement-breakpoint
-- [2.A4] [2.A6] Nothing new arrives in a file that was merged, and no new business in one that was deactivated. Who merges or
-- removes a file locks its row FOR UPDATE: what is under way is waited for and moved along, what comes after is refused here.
CREATE FUNCTION check_file_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found text;
BEGIN
  IF NEW.client_file_id IS NULL THEN RETURN NEW; END IF;
  SELECT status INTO found FROM client_files WHERE id = NEW.client_file_id FOR KEY SHARE;
  IF found = 'merged' OR (found = 'deactivated' AND TG_ARGV[0] = 'active') THEN
    RAISE EXCEPTION 'client file % is closed', NEW.client_file_id USING ERRCODE = 'check_violation', CONSTRAINT = 'client_files_open';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['orders', 'bookings', 'seats', 'waiting_entries', 'slot_alerts', 'reduced_rate_requests', 'carts', 'calendar_feeds', 'gift_redemptions'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION check_file_is_open(''active'')', name || '_file_is_open', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['passes', 'memberships', 'gift_vouchers', 'account_credit_entries', 'invoices', 'documents', 'file_notes', 'file_attachments', 'consents', 'guardianships'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION check_file_is_open(''known'')', name || '_file_is_open', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Papers that only said something on one day go too; invoices, credit notes and receipts are kept by law ([2.A6]).
CREATE OR REPLACE FUNCTION drop_file_documents(structure uuid, file uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  leaving text[] := ARRAY['proof', 'upload', 'statement', 'payment_attestation', 'enrolment_attestation'];
  dropped integer;
BEGIN
  PERFORM set_config('diapason.moving_rows', 'departure', true);
  DELETE FROM data_exports WHERE structure_id = structure AND client_file_id = file;
  DELETE FROM file_attachments WHERE structure_id = structure AND client_file_id = file;
  DELETE FROM reduced_rate_requests WHERE structure_id = structure AND client_file_id = file;
  DELETE FROM document_contents c USING documents d
    WHERE d.id = c.document_id AND d.structure_id = structure AND d.client_file_id = file AND d.kind = ANY (leaving);
  DELETE FROM documents WHERE structure_id = structure AND client_file_id = file AND kind = ANY (leaving);
  GET DIAGNOSTICS dropped = ROW_COUNT;
  PERFORM set_config('diapason.moving_rows', '', true);
  RETURN dropped;
END $$;
--> statement-breakpoint
-- What the law doesn't make a structure keep of somebody who leaves: papers, what the journal said, mails, notes, cart, alerts,
-- private addresses. The row of the file and its learners are the command's ([2.A6]).
CREATE FUNCTION forget_client_file(structure uuid, file uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE name text;
BEGIN
  PERFORM drop_file_documents(structure, file);
  PERFORM empty_journal(structure, file);
  PERFORM set_config('diapason.moving_rows', 'departure', true);
  DELETE FROM carts WHERE structure_id = structure AND client_file_id = file;
  FOREACH name IN ARRAY ARRAY['file_notes', 'messages', 'calendar_feeds', 'slot_alerts', 'impersonations'] LOOP
    EXECUTE format('DELETE FROM %I WHERE structure_id = $1 AND client_file_id = $2', name) USING structure, file;
  END LOOP;
  PERFORM set_config('diapason.moving_rows', '', true);
END $$;
--> statement-breakpoint
-- A file without invoice or activity, entirely, with the ones merged into it: orders that were never paid and ended, places in
-- queues that ended, what it accepted. Money or lessons are still refused by their foreign keys ([2.A6]).
CREATE OR REPLACE FUNCTION delete_client_file(structure uuid, file uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  alone uuid[];
  dead uuid[];
  merged uuid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM client_files WHERE structure_id = structure AND id = file) THEN RAISE EXCEPTION 'no such file'; END IF;
  FOR merged IN SELECT id FROM client_files WHERE structure_id = structure AND merged_into_id = file LOOP
    PERFORM delete_client_file(structure, merged);
  END LOOP;
  PERFORM forget_client_file(structure, file);
  PERFORM set_config('diapason.moving_rows', 'departure', true);
  SELECT coalesce(array_agg(o.id), '{}') INTO dead FROM orders o WHERE o.client_file_id = file AND o.status IN ('expired', 'cancelled')
    AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.id AND p.received_at IS NOT NULL);
  DELETE FROM seats WHERE client_file_id = file AND state = 'released' AND booking_id IS NULL;
  DELETE FROM waiting_entry_learners l USING waiting_entries w WHERE w.id = l.entry_id AND w.client_file_id = file AND w.ended_at IS NOT NULL;
  DELETE FROM waiting_entries WHERE client_file_id = file AND ended_at IS NOT NULL;
  DELETE FROM payments WHERE order_id = ANY (dead);
  DELETE FROM order_lines WHERE order_id = ANY (dead);
  DELETE FROM orders WHERE id = ANY (dead);
  DELETE FROM consents WHERE client_file_id = file;
  DELETE FROM file_mergers WHERE kept_file_id = file OR merged_file_id = file;
  DELETE FROM terms_acceptances t USING client_files f WHERE f.id = file AND t.structure_id = structure AND t.account_id = f.account_id
    AND NOT EXISTS (SELECT 1 FROM client_files o WHERE o.account_id = f.account_id AND o.structure_id = structure AND o.id <> file);
  SELECT array_agg(g.learner_id) INTO alone FROM guardianships g WHERE g.client_file_id = file
    AND NOT EXISTS (SELECT 1 FROM guardianships o WHERE o.learner_id = g.learner_id AND o.client_file_id <> file);
  DELETE FROM guardianships WHERE client_file_id = file;
  DELETE FROM reduced_rate_grants WHERE learner_id = ANY (alone);
  DELETE FROM learners WHERE id = ANY (alone);
  DELETE FROM client_files WHERE id = file;
  PERFORM set_config('diapason.moving_rows', '', true);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_client_file(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_client_file(uuid, uuid) TO diapason_app;
--> statement-breakpoint
-- Who merges, restores or removes files holds their rows: whoever writes something of them is waited for, then waits.
CREATE FUNCTION lock_client_files(structure uuid, files uuid[]) RETURNS void LANGUAGE sql AS $$
  SELECT id FROM client_files WHERE structure_id = structure AND id = ANY (files) ORDER BY id FOR UPDATE
$$;
