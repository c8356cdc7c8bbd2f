set local lock_timeout = '2s';

drop view public.v_org_roles;
