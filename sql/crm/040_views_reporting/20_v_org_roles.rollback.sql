drop view public.v_org_roles;
