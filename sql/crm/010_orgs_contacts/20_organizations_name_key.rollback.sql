set local lock_timeout = '2s';

drop index public.organizations_name_key;
