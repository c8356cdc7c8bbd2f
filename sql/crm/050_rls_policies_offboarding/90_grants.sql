-- No delete on business tables: end users delete softly. anon gets nothing at all.
grant select on table public.state_lu to authenticated;

grant select on table public.stage_lu to authenticated;

grant select on table public.status_lu to authenticated;

grant select on table public.interaction_type_lu to authenticated;

grant select on table public.source_lu to authenticated;

grant select on table public.loss_reason_lu to authenticated;

grant select, insert, update on table public.organizations to authenticated;

grant select, insert, update on table public.contacts to authenticated;

grant select, insert, update on table public.products to authenticated;

grant select, insert, update on table public.product_distributors to authenticated;

grant select, insert, update on table public.opportunities to authenticated;

grant select, insert, update on table public.interactions to authenticated;

grant select on table public.v_org_roles to authenticated;

grant usage on schema reporting to authenticated;

grant select on table reporting.latest_interaction to authenticated;

grant select on table reporting.pipeline_full to authenticated;

grant select on table reporting.org_principal_summary to authenticated;
