-- Structures that exist already: how they take money is theirs to say; until then nothing but the card.
UPDATE structures SET settings = settings || jsonb_build_object('money', jsonb_build_object(
  'bank', jsonb_build_object('holder', '', 'name', '', 'iban', '', 'bic', ''),
  'cheques', jsonb_build_object('payee', '', 'address', jsonb_build_object('line1', '', 'postcode', '', 'city', ''), 'activation', 'deposited'),
  'waitingDays', 21, 'reminderDays', 5, 'graceDays', 7, 'suspendsAfterGrace', true, 'withdrawsDatedSessions', false,
  'invoices', jsonb_build_object('taxMention', 'exempt_261_7', 'vatPerMille', 0, 'isFacturX', false, 'siret', '')))
WHERE NOT settings ? 'money';
--> statement-breakpoint
-- A file never spends more account credit than it holds. The file's row lock makes concurrent entries queue.
CREATE FUNCTION check_account_credit_floor() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE balance bigint;
BEGIN
  PERFORM 1 FROM client_files WHERE id = NEW.client_file_id FOR NO KEY UPDATE;
  SELECT coalesce(sum(amount_cents), 0) INTO balance FROM account_credit_entries WHERE client_file_id = NEW.client_file_id;
  IF balance + NEW.amount_cents < 0 THEN
    RAISE EXCEPTION 'file % has % cents of account credit left', NEW.client_file_id, balance
      USING ERRCODE = 'check_violation', CONSTRAINT = 'account_credit_entries_floor';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER account_credit_entries_floor BEFORE INSERT ON account_credit_entries FOR EACH ROW EXECUTE FUNCTION check_account_credit_floor();
--> statement-breakpoint
-- A transaction of the bank never pays more than it brought ([6.R9]). The row lock makes concurrent allocations queue.
CREATE FUNCTION check_allocation_ceiling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE brought bigint; given bigint;
BEGIN
  SELECT amount_cents INTO brought FROM bank_transactions WHERE id = NEW.transaction_id FOR UPDATE;
  SELECT coalesce(sum(amount_cents), 0) INTO given FROM bank_allocations WHERE transaction_id = NEW.transaction_id;
  IF given + NEW.amount_cents > brought THEN
    RAISE EXCEPTION 'transaction % has % cents left', NEW.transaction_id, brought - given
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_allocations_ceiling';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bank_allocations_ceiling BEFORE INSERT ON bank_allocations FOR EACH ROW EXECUTE FUNCTION check_allocation_ceiling();
--> statement-breakpoint
-- A payment never gives back more than it brought, whoever asks at the same time ([6.R9]). A part that failed gave nothing.
CREATE FUNCTION check_refund_ceiling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE brought bigint; given bigint;
BEGIN
  SELECT amount_cents INTO brought FROM payments WHERE id = NEW.payment_id FOR UPDATE;
  SELECT coalesce(sum(amount_cents), 0) INTO given FROM refund_parts
    WHERE payment_id = NEW.payment_id AND id <> NEW.id AND status <> 'failed';
  IF NEW.status <> 'failed' AND given + NEW.amount_cents > brought THEN
    RAISE EXCEPTION 'payment % has % cents left', NEW.payment_id, brought - given
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_parts_ceiling';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER refund_parts_ceiling BEFORE INSERT OR UPDATE ON refund_parts FOR EACH ROW EXECUTE FUNCTION check_refund_ceiling();
--> statement-breakpoint
-- Invoices follow each other without a gap, dated in order ([0.I5] [6.R10]): the number is the counter's, taken in this transaction.
CREATE FUNCTION check_invoice_number() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last_number integer; last_day date;
BEGIN
  SELECT number, issued_on INTO last_number, last_day FROM invoices
    WHERE structure_id = NEW.structure_id AND kind = NEW.kind AND year = NEW.year ORDER BY number DESC LIMIT 1;
  IF NEW.number <> coalesce(last_number, 0) + 1 OR NEW.issued_on < coalesce(last_day, NEW.issued_on) THEN
    RAISE EXCEPTION 'invoice % of % does not follow % of %', NEW.number, NEW.issued_on, last_number, last_day
      USING ERRCODE = 'check_violation', CONSTRAINT = 'invoices_in_order';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoices_in_order BEFORE INSERT ON invoices FOR EACH ROW EXECUTE FUNCTION check_invoice_number();
--> statement-breakpoint
-- Ledgers and papers only grow.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['account_credit_entries', 'bank_allocations', 'invoices', 'documents', 'document_contents', 'refund_lines', 'withdrawals'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM diapason_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['cheques', 'deposit_slips', 'bank_statements', 'bank_transactions', 'refunds', 'refund_parts', 'disputes', 'invoice_counters', 'reduced_rate_requests'] LOOP
    EXECUTE format('REVOKE DELETE, TRUNCATE ON %I FROM diapason_app', name);
  END LOOP;
END $$;
