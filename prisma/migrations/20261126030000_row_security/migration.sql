-- Row-level security keeps organisations apart a second time, beneath the application's own checks. docs/adr/0013
-- tells how; in short: the application logs in as the owner of the tables, whom policies do not bind, and works as a
-- role that owns nothing: OWNER_tenant, or OWNER_limited for who is there for single clients. Whose rows these may
-- touch is in two settings of the session, primelink.org and primelink.clients.

-- Named after the owner, so that two installations on one server do not share them.
CREATE FUNCTION "tenant_role"(kind text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT left(pg_get_userbyid(relowner)::text, 50) || '_' || kind FROM pg_class WHERE oid = '"Organisation"'::regclass
$$;

-- Puts the policy on every table that belongs to an organisation and has none yet. A migration that adds such a table
-- ends with: SELECT "wall_off_organisations"();
-- The setting is read once a query, as a subquery; while it is not set it is null, and equals nothing.
CREATE FUNCTION "wall_off_organisations"() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  walled record;
BEGIN
  FOR walled IN
    SELECT c.oid::regclass AS name, a.attname AS org FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
      AND a.attname = CASE c.relname WHEN 'Organisation' THEN 'id' ELSE 'orgId' END
      AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polname = 'organisation')
  LOOP
    EXECUTE format('CREATE POLICY "organisation" ON %s USING (%I = (SELECT current_setting(''primelink.org'', true)))',
      walled.name, walled.org);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', walled.name);
  END LOOP;
END
$$;

-- Makes the roles and lets them work here. Called by every start, too, because roles belong to the server and not to the
-- database: a restored one may lack them. Null, or why it could not be done.
CREATE FUNCTION "prepare_tenant_roles"() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  tenant text := "tenant_role"('tenant');
  limited text := "tenant_role"('limited');
  name text;
  usable boolean;
  relation record;
BEGIN
  FOREACH name IN ARRAY ARRAY[tenant, limited] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION
        WHEN insufficient_privilege THEN
          RETURN format('%I may not create roles', current_user);
        WHEN duplicate_object OR unique_violation THEN
          NULL; -- Another database of this server was faster.
      END;
    END IF;
    -- Since version 16 who creates a role may grant it to themselves, and does not act as it before.
    EXECUTE CASE WHEN current_setting('server_version_num')::int >= 160000
      THEN 'SELECT pg_has_role($1::name, ''SET'')' ELSE 'SELECT pg_has_role($1::name, ''MEMBER'')' END
      INTO usable USING name;
    IF NOT usable THEN
      BEGIN
        EXECUTE format('GRANT %I TO %I', name, current_user);
      EXCEPTION WHEN insufficient_privilege THEN
        RETURN format('%I may not act as %I', current_user, name);
      END;
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), name);
    -- What later migrations create.
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
      current_schema(), name);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE ON SEQUENCES TO %I', current_schema(), name);
  END LOOP;

  FOR relation IN
    SELECT c.oid::regclass AS name, c.relkind AS kind, a.attname AS client
    FROM pg_class c
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
      AND a.attname = CASE c.relname WHEN 'Client' THEN 'id' ELSE 'clientId' END
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'S')
      AND pg_has_role(c.relowner, 'USAGE') AND c.relname <> '_prisma_migrations'
  LOOP
    IF relation.kind = 'S' THEN
      EXECUTE format('GRANT USAGE ON SEQUENCE %s TO %I, %I', relation.name, tenant, limited);
      CONTINUE;
    END IF;
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE %s TO %I, %I', relation.name, tenant, limited);
    -- For that role alone: others need not be asked for the client at every row.
    IF relation.client IS NOT NULL AND NOT EXISTS (
      SELECT FROM pg_policy p JOIN pg_roles r ON r.oid = ANY (p.polroles)
      WHERE p.polrelid = relation.name AND r.rolname = limited
    ) THEN
      EXECUTE format('DROP POLICY IF EXISTS "clients" ON %s', relation.name);
      EXECUTE format('CREATE POLICY "clients" ON %s AS RESTRICTIVE TO %I USING '
        '(%I = ANY (string_to_array((SELECT current_setting(''primelink.clients'', true)), '','')))',
        relation.name, limited, relation.client);
    END IF;
  END LOOP;

  -- Beneath a policy a condition may use an index only if its comparison is known to leak nothing. That of enums compares
  -- two numbers, but is not marked so, and only superusers may. Elsewhere such conditions read more rows than they need.
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
    AND NOT (SELECT proleakproof FROM pg_proc WHERE oid = 'pg_catalog.enum_eq'::regproc) THEN
    ALTER FUNCTION pg_catalog.enum_eq(anyenum, anyenum) LEAKPROOF;
  END IF;
  RETURN NULL;
END
$$;

SELECT "wall_off_organisations"();
-- Where the roles may not be made, the migration holds all the same: /api/ready tells what is missing.
SELECT "prepare_tenant_roles"();

-- What the engine takes next of a run, whoever may mark functions: a partial index asks for no comparison.
CREATE INDEX "Record_open_idx" ON "Record"("runId", "seq") WHERE "state" IN ('pending', 'in_flight');
CREATE INDEX "Record_media_pending_idx" ON "Record"("runId", "seq") WHERE "mediaState" = 'pending';
