revoke select on table public.opportunities_enriched from service_role;

revoke select on table public.opportunities_enriched from authenticated;
