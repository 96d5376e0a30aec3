-- Extensions, the clock and the locks that every table and command stands on.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS citext;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- The application's role has no DDL; it is created here only where whoever runs the server hasn't done it.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'diapason_app') THEN CREATE ROLE diapason_app LOGIN; END IF;
END $$;
--> statement-breakpoint
-- The product's clock: now() in production. The demonstration replaces it to move time; open connections see it at once.
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$ select now() $$;
--> statement-breakpoint
-- Takes transaction locks in the order given (the caller sorts), each within 3 s, and returns the product's now.
CREATE FUNCTION app_lock(keys bigint[]) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE wanted bigint;
BEGIN
  PERFORM set_config('lock_timeout', '3000', true);
  FOREACH wanted IN ARRAY keys LOOP
    PERFORM pg_advisory_xact_lock(wanted);
  END LOOP;
  RETURN app_now();
END $$;
