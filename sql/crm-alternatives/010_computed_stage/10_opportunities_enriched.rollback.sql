set local lock_timeout = '2s';

drop view public.opportunities_enriched;
