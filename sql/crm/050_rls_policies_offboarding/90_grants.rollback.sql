revoke select on table reporting.org_principal_summary from authenticated;

revoke select on table reporting.pipeline_full from authenticated;

revoke select on table reporting.latest_interaction from authenticated;

revoke usage on schema reporting from authenticated;

revoke select on table public.v_org_roles from authenticated;

revoke select, insert, update on table public.interactions from authenticated;

revoke select, insert, update on table public.opportunities from authenticated;

revoke select, insert, update on table public.product_distributors from authenticated;

revoke select, insert, update on table public.products from authenticated;

revoke select, insert, update on table public.contacts from authenticated;

revoke select, insert, update on table public.organizations from authenticated;

revoke select on table public.loss_reason_lu from authenticated;

revoke select on table public.source_lu from authenticated;

revoke select on table public.interaction_type_lu from authenticated;

revoke select on table public.status_lu from authenticated;

revoke select on table public.stage_lu from authenticated;

revoke select on table public.state_lu from authenticated;
