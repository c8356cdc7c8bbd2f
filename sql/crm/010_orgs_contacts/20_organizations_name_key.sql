set local lock_timeout = '2s';

-- ACME, acme and " Acme " are one company. The name stays as it was typed; only its comparison is
-- normalized, so that no import has to normalize first and nobody sees a name that nobody wrote.
create unique index organizations_name_key
on public.organizations (lower(btrim(name)));
