set local lock_timeout = '2s';

drop index public.organizations_source_code_idx;

drop index public.organizations_owner_idx;

drop index public.organizations_state_idx;
