-- What an import's line made goes, unless it was used since: a lesson booked, an order, a login, credits moved ([1.H10]).
CREATE FUNCTION take_back_import_line(structure uuid, line uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made jsonb;
  pass uuid;
  learner uuid;
  file uuid;
BEGIN
  SELECT l.made INTO made FROM import_lines l WHERE l.structure_id = structure AND l.id = line AND l.state = 'written' FOR UPDATE;
  IF made IS NULL THEN RETURN false; END IF;
  pass := (made ->> 'passId')::uuid;
  learner := (made ->> 'learnerId')::uuid;
  file := (made ->> 'fileId')::uuid;
  PERFORM 1 FROM passes WHERE id = pass FOR UPDATE;
  PERFORM 1 FROM client_files WHERE id = file FOR UPDATE;
  IF EXISTS (SELECT 1 FROM bookings WHERE pass_id = pass) OR EXISTS (SELECT 1 FROM pass_changes WHERE pass_id = pass)
    OR (SELECT count(*) FROM pass_entries WHERE pass_id = pass) > 1
    OR EXISTS (SELECT 1 FROM client_files f WHERE f.id = file AND (f.status <> 'active' OR f.account_id IS NOT NULL))
    OR EXISTS (SELECT 1 FROM orders WHERE client_file_id = file) OR EXISTS (SELECT 1 FROM bookings WHERE client_file_id = file)
    OR EXISTS (SELECT 1 FROM passes WHERE client_file_id = file AND id IS DISTINCT FROM pass)
    OR EXISTS (SELECT 1 FROM memberships WHERE client_file_id = file AND id IS DISTINCT FROM (made ->> 'membershipId')::uuid)
    OR EXISTS (SELECT 1 FROM order_lines WHERE learner_id = learner) OR EXISTS (SELECT 1 FROM bookings WHERE learner_id = learner)
    OR EXISTS (SELECT 1 FROM passes WHERE learner_id = learner AND id IS DISTINCT FROM pass)
    OR EXISTS (SELECT 1 FROM memberships WHERE learner_id = learner AND id IS DISTINCT FROM (made ->> 'membershipId')::uuid)
  THEN RETURN false; END IF;
  PERFORM set_config('diapason.moving_rows', 'departure', true);
  DELETE FROM pass_entries WHERE pass_id = pass;
  DELETE FROM passes WHERE id = pass;
  DELETE FROM memberships WHERE id = (made ->> 'membershipId')::uuid;
  IF file IS NULL THEN
    DELETE FROM guardianships WHERE learner_id = learner;
    DELETE FROM learners WHERE id = learner;
  ELSE
    PERFORM delete_client_file(structure, file);
  END IF;
  PERFORM set_config('diapason.moving_rows', '', true);
  UPDATE import_lines SET state = 'undone', client_file_id = NULL WHERE id = line;
  RETURN true;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION take_back_import_line(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION take_back_import_line(uuid, uuid) TO diapason_app;
