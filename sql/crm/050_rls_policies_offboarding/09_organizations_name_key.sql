set local lock_timeout = '2s';

-- The name stays: clients know the error by it.
drop index public.organizations_name_key;

alter index public.organizations_live_name_key
    rename to organizations_name_key;
