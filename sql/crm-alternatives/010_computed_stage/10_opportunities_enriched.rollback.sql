drop view public.opportunities_enriched;
