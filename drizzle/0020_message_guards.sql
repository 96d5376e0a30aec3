-- A structure's own texts were one version without a history ([2.C3]).
INSERT INTO template_versions (structure_id, event, locale, version, subject, body, created_at)
  SELECT o.structure_id, o.template, 'fr-FR', 1, o.subject, o.body, coalesce(o.updated_at, app_now()) FROM message_template_overrides o
  WHERE o.subject <> '' AND o.body <> '';
--> statement-breakpoint
DROP TABLE "message_template_overrides" CASCADE;
--> statement-breakpoint
UPDATE structures SET settings = settings || jsonb_build_object(
  'messaging', '{"maxRecipients": 300, "quotaPer24Hours": 500, "allowedCapitals": [], "approvesRosterMessages": false, "announcementMonths": 2}'::jsonb,
  'modules', settings -> 'modules' || '["messages"]'::jsonb);
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_mailing FOREIGN KEY (structure_id, mailing_id) REFERENCES mailings (structure_id, id) ON DELETE RESTRICT;
--> statement-breakpoint
ALTER TABLE mailings ADD CONSTRAINT mailings_template FOREIGN KEY (structure_id, free_template_id) REFERENCES free_templates (structure_id, id) ON DELETE RESTRICT;
--> statement-breakpoint
ALTER TABLE file_attachments ADD CONSTRAINT file_attachments_of_request_key FOREIGN KEY (request_id) REFERENCES reduced_rate_requests (id) ON DELETE SET NULL;
--> statement-breakpoint
-- [2.C6] [6.R13] One recipient more: within what the sender may send in any 24 hours, and to somebody who agrees at this very
-- moment. The sender's row makes those of one sender wait for each other; the consent's newest row decides.
CREATE FUNCTION check_recipient_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mailing mailings%ROWTYPE;
  quota integer;
  sent integer;
BEGIN
  IF NEW.state <> 'written' OR OLD.state = 'written' THEN RETURN NEW; END IF;
  SELECT * INTO mailing FROM mailings WHERE structure_id = NEW.structure_id AND id = NEW.mailing_id;
  IF mailing.audience <> 'service' AND NOT coalesce((
    SELECT c.is_granted FROM consents c WHERE c.client_file_id = NEW.client_file_id AND c.channel = mailing.audience
    ORDER BY c.created_at DESC, c.id DESC LIMIT 1), false)
  THEN
    RAISE EXCEPTION 'recipient % has not agreed', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'mailing_recipients_consent';
  END IF;
  IF NEW.sender_id IS NULL THEN
    IF mailing.kind <> 'joint' THEN
      RAISE EXCEPTION 'only a joint announcement is outside the quota' USING ERRCODE = 'check_violation', CONSTRAINT = 'mailing_recipients_sender';
    END IF;
    RETURN NEW;
  END IF;
  INSERT INTO mail_senders (structure_id, account_id) VALUES (NEW.structure_id, NEW.sender_id) ON CONFLICT DO NOTHING;
  PERFORM 1 FROM mail_senders WHERE structure_id = NEW.structure_id AND account_id = NEW.sender_id FOR UPDATE;
  SELECT (settings -> 'messaging' ->> 'quotaPer24Hours')::integer INTO quota FROM structures WHERE id = NEW.structure_id;
  SELECT count(*) INTO sent FROM mailing_recipients
    WHERE structure_id = NEW.structure_id AND sender_id = NEW.sender_id AND state = 'written' AND written_at > app_now() - interval '24 hours';
  IF sent >= quota THEN
    RAISE EXCEPTION 'sender % has sent % in 24 hours', NEW.sender_id, sent USING ERRCODE = 'check_violation', CONSTRAINT = 'mailing_recipients_quota';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER mailing_recipients_written_once BEFORE UPDATE ON mailing_recipients FOR EACH ROW EXECUTE FUNCTION check_recipient_written();
--> statement-breakpoint
-- A recipient is frozen as waiting: nothing is born written, which would pass beside the guard above.
CREATE FUNCTION refuse_born_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'waiting' THEN
    RAISE EXCEPTION 'a recipient waits first' USING ERRCODE = 'check_violation', CONSTRAINT = 'mailing_recipients_waits';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER mailing_recipients_waits BEFORE INSERT ON mailing_recipients FOR EACH ROW EXECUTE FUNCTION refuse_born_written();
--> statement-breakpoint
-- Who leaves takes their mails, interests and calls with them; a mailing keeps that somebody received it, not who ([2.A6]).
CREATE OR REPLACE FUNCTION forget_client_file(structure uuid, file uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE name text;
BEGIN
  PERFORM drop_file_documents(structure, file);
  PERFORM empty_journal(structure, file);
  PERFORM set_config('diapason.moving_rows', 'departure', true);
  UPDATE mailing_recipients SET state = 'skipped', skip_reason = 'left'
    WHERE structure_id = structure AND client_file_id = file AND state = 'waiting';
  UPDATE mailing_recipients SET client_file_id = NULL, address = NULL WHERE structure_id = structure AND client_file_id = file;
  DELETE FROM carts WHERE structure_id = structure AND client_file_id = file;
  FOREACH name IN ARRAY ARRAY['file_notes', 'address_failures', 'messages', 'interests', 'communications', 'calendar_feeds', 'slot_alerts', 'impersonations'] LOOP
    EXECUTE format('DELETE FROM %I WHERE structure_id = $1 AND client_file_id = $2', name) USING structure, file;
  END LOOP;
  PERFORM set_config('diapason.moving_rows', '', true);
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['template_versions', 'message_events'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM diapason_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['mailings', 'mailing_recipients', 'mail_senders', 'segments', 'free_templates', 'interests', 'communications', 'address_failures', 'write_offs'] LOOP
    EXECUTE format('REVOKE DELETE, TRUNCATE ON %I FROM diapason_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['interests', 'mailing_recipients'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION check_file_is_open(''active'')', name || '_file_is_open', name);
  END LOOP;
  CREATE TRIGGER communications_file_is_open BEFORE INSERT ON communications FOR EACH ROW EXECUTE FUNCTION check_file_is_open('known');
END $$;
