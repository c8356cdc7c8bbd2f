grant usage on schema reporting to service_role;

grant select on table public.v_org_roles to service_role;

grant select on table reporting.latest_interaction to service_role;

grant select on table reporting.pipeline_full to service_role;

grant select on table reporting.org_principal_summary to service_role;
