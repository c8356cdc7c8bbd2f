drop table public.legacy_distributor_moves;
