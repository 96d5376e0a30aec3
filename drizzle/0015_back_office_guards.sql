-- What an entry of the journal says moves apart, hashed with a salt ([6.S10]).
ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only;
--> statement-breakpoint
INSERT INTO audit_payloads (entry_id, salt, body)
  SELECT id, gen_random_uuid()::text, jsonb_strip_nulls(jsonb_build_object('before', before, 'after', after, 'reason', reason))::text FROM audit_entries;
--> statement-breakpoint
UPDATE audit_entries e SET payload_hash = encode(sha256(convert_to(p.salt || p.body, 'UTF8')), 'hex') FROM audit_payloads p WHERE p.entry_id = e.id;
--> statement-breakpoint
ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_append_only;
--> statement-breakpoint
ALTER TABLE audit_entries ALTER COLUMN payload_hash SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "audit_entries" DROP COLUMN "before";--> statement-breakpoint
ALTER TABLE "audit_entries" DROP COLUMN "after";--> statement-breakpoint
ALTER TABLE "audit_entries" DROP COLUMN "reason";
--> statement-breakpoint
CREATE VIEW audit_journal AS
  SELECT e.id, e.structure_id, e.actor_kind, e.actor, e.operation, e.subject_kind, e.subject_id, e.client_file_id, e.created_at,
    p.body::jsonb -> 'before' AS before, p.body::jsonb -> 'after' AS after, p.body::jsonb ->> 'reason' AS reason, p.entry_id IS NULL AS is_erased
  FROM audit_entries e LEFT JOIN audit_payloads p ON p.entry_id = e.id;
--> statement-breakpoint
-- Entries and what they say, in one round trip, in the command's own transaction ([0.I9]).
CREATE FUNCTION record_audits(entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  given jsonb;
  entry uuid;
  salt text;
  says text;
BEGIN
  FOR given IN SELECT value FROM jsonb_array_elements(entries) LOOP
    entry := uuidv7();
    salt := gen_random_uuid()::text;
    says := (given -> 'says')::text;
    INSERT INTO audit_entries (id, structure_id, actor_kind, actor, operation, subject_kind, subject_id, client_file_id, payload_hash)
      VALUES (entry, (given ->> 'structureId')::uuid, given -> 'actor' ->> 'kind', given -> 'actor', given ->> 'operation',
        given ->> 'subjectKind', given ->> 'subjectId', (given ->> 'clientFileId')::uuid, encode(sha256(convert_to(salt || says, 'UTF8')), 'hex'));
    INSERT INTO audit_payloads (entry_id, salt, body) VALUES (entry, salt, says);
  END LOOP;
END $$;
--> statement-breakpoint
-- A structure decided before these settings existed: what it did until now.
UPDATE structures SET settings = jsonb_build_object(
    'modules', '["shop", "memberships", "lessons", "courses", "gifts"]'::jsonb, 'currencies', jsonb_build_array(currency),
    'homeMessage', '', 'mailFooter', '', 'security', '{"requiresSecondFactor": false, "tellsImpersonated": false}'::jsonb,
    'absenceChoices', '["substitute", "move", "credit"]'::jsonb) || settings
  || jsonb_build_object('money', '{"accounts": {"sales": "706000", "vat": "445710", "clients": "411000", "credits": "419100", "card": "511500",
    "bank": "512000", "cheques": "511200", "cash": "530000", "vouchers": "511800", "suspense": "471000"}}'::jsonb || (settings -> 'money'));
--> statement-breakpoint
-- Ledgers and journals only grow, but for two things that only the database's own functions below do: rows follow their
-- file or learner into another one ([2.A4]), and a person leaves ([2.A6]).
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving text := current_setting('diapason.moving_rows', true);
BEGIN
  IF current_user <> 'diapason_app' THEN
    IF TG_OP = 'UPDATE' AND moving IN ('client_file_id', 'learner_id') AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving THEN RETURN NEW; END IF;
    IF TG_OP = 'DELETE' AND moving = 'departure' THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_order_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.number, NEW.total_cents, NEW.currency, NEW.terms_version_id, NEW.requests_immediate_start, NEW.ordered_at)
     IS DISTINCT FROM (OLD.number, OLD.total_cents, OLD.currency, OLD.terms_version_id, OLD.requests_immediate_start, OLD.ordered_at)
     OR (NEW.client_file_id <> OLD.client_file_id AND (current_user = 'diapason_app' OR current_setting('diapason.moving_rows', true) IS DISTINCT FROM 'client_file_id'))
     OR (OLD.status = 'paid' AND NEW.status <> 'paid') THEN
    RAISE EXCEPTION 'order % cannot be rewritten', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_voucher_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.code, NEW.order_line_id, NEW.offer_id, NEW.credits, NEW.lesson_minutes, NEW.activated_on, NEW.valid_until)
     IS DISTINCT FROM (OLD.code, OLD.order_line_id, OLD.offer_id, OLD.credits, OLD.lesson_minutes, OLD.activated_on, OLD.valid_until)
     OR (NEW.client_file_id <> OLD.client_file_id AND (current_user = 'diapason_app' OR current_setting('diapason.moving_rows', true) IS DISTINCT FROM 'client_file_id'))
     OR (OLD.status = 'revoked' AND NEW.status <> 'revoked') THEN
    RAISE EXCEPTION 'voucher % cannot be rewritten', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Everything of a client file, or of a learner, becomes another's; returns the ids moved by table. With `only`, what such a
-- call returned, the same rows go back. Carts, guardianships and the journal stay: the command decides about them ([2.A4]).
CREATE FUNCTION move_rows(moving text, structure uuid, origin uuid, target uuid, only_ids jsonb DEFAULT NULL) RETURNS jsonb
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
      AND c.table_name NOT IN ('audit_entries', 'carts', 'guardianships') ORDER BY 1
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
  END IF;
  PERFORM set_config('diapason.moving_rows', '', true);
  RETURN moved;
END $$;
--> statement-breakpoint
-- What the journal said of a file is emptied; that something happened, when and by whom stays, and so does the chain ([6.L1] [6.S10]).
CREATE FUNCTION empty_journal(structure uuid, file uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE emptied integer;
BEGIN
  PERFORM set_config('diapason.moving_rows', 'departure', true);
  DELETE FROM audit_payloads p USING audit_entries e WHERE e.id = p.entry_id AND e.structure_id = structure AND e.client_file_id = file;
  GET DIAGNOSTICS emptied = ROW_COUNT;
  PERFORM set_config('diapason.moving_rows', '', true);
  RETURN emptied;
END $$;
--> statement-breakpoint
-- The uploads, proofs and exports of a file: gone with whoever leaves. Papers of money stay ([2.A6]).
CREATE FUNCTION drop_file_documents(structure uuid, file uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE dropped integer;
BEGIN
  PERFORM set_config('diapason.moving_rows', 'departure', true);
  DELETE FROM data_exports WHERE structure_id = structure AND client_file_id = file;
  DELETE FROM file_attachments WHERE structure_id = structure AND client_file_id = file;
  DELETE FROM reduced_rate_requests WHERE structure_id = structure AND client_file_id = file;
  DELETE FROM document_contents c USING documents d
    WHERE d.id = c.document_id AND d.structure_id = structure AND d.client_file_id = file AND d.kind IN ('proof', 'upload');
  DELETE FROM documents WHERE structure_id = structure AND client_file_id = file AND kind IN ('proof', 'upload');
  GET DIAGNOSTICS dropped = ROW_COUNT;
  PERFORM set_config('diapason.moving_rows', '', true);
  RETURN dropped;
END $$;
--> statement-breakpoint
-- A file without invoice or activity, entirely: money or lessons are still refused by their foreign keys ([2.A6]).
CREATE FUNCTION delete_client_file(structure uuid, file uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  alone uuid[];
  name text;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM client_files WHERE structure_id = structure AND id = file) THEN RAISE EXCEPTION 'no such file'; END IF;
  PERFORM drop_file_documents(structure, file);
  PERFORM empty_journal(structure, file);
  PERFORM set_config('diapason.moving_rows', 'departure', true);
  DELETE FROM carts WHERE structure_id = structure AND client_file_id = file;
  FOREACH name IN ARRAY ARRAY['consents', 'file_notes', 'messages', 'impersonations', 'calendar_feeds', 'slot_alerts'] LOOP
    EXECUTE format('DELETE FROM %I WHERE client_file_id = $1', name) USING file;
  END LOOP;
  SELECT array_agg(g.learner_id) INTO alone FROM guardianships g WHERE g.client_file_id = file
    AND NOT EXISTS (SELECT 1 FROM guardianships o WHERE o.learner_id = g.learner_id AND o.client_file_id <> file);
  DELETE FROM guardianships WHERE client_file_id = file;
  DELETE FROM reduced_rate_grants WHERE learner_id = ANY (alone);
  DELETE FROM learners WHERE id = ANY (alone);
  DELETE FROM client_files WHERE id = file;
  PERFORM set_config('diapason.moving_rows', '', true);
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['consents', 'pass_changes', 'audit_payloads', 'audit_seals', 'audit_sealed_entries'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM diapason_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['client_files', 'file_notes', 'file_mergers', 'file_attachments', 'impersonations', 'teacher_absences', 'absence_answers', 'imports'] LOOP
    EXECUTE format('REVOKE DELETE, TRUNCATE ON %I FROM diapason_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['move_rows(text, uuid, uuid, uuid, jsonb)', 'empty_journal(uuid, uuid)', 'drop_file_documents(uuid, uuid)', 'delete_client_file(uuid, uuid)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO diapason_app', name);
  END LOOP;
END $$;
