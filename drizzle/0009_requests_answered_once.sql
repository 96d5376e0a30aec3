ALTER TABLE "reduced_rate_requests" DROP CONSTRAINT "reduced_rate_requests_status";--> statement-breakpoint
CREATE UNIQUE INDEX "reduced_rate_requests_grant_once" ON "reduced_rate_requests" USING btree ("grant_id");--> statement-breakpoint
ALTER TABLE "reduced_rate_requests" ADD CONSTRAINT "reduced_rate_requests_status" CHECK ("reduced_rate_requests"."status" in ('pending', 'granted', 'refused', 'withdrawn'));--> statement-breakpoint
-- An answer is given once ([1.H4]): a request that was answered, or withdrawn, never changes again.
CREATE FUNCTION refuse_second_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'pending' THEN
    RAISE EXCEPTION 'request % was answered already', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reduced_rate_requests_answered_once';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reduced_rate_requests_answered_once BEFORE UPDATE ON reduced_rate_requests FOR EACH ROW EXECUTE FUNCTION refuse_second_answer();
