revoke select on table reporting.org_principal_summary from service_role;

revoke select on table reporting.pipeline_full from service_role;

revoke select on table reporting.latest_interaction from service_role;

revoke select on table public.v_org_roles from service_role;

revoke usage on schema reporting from service_role;
