grant select on table public.opportunities_enriched to authenticated;

grant select on table public.opportunities_enriched to service_role;
