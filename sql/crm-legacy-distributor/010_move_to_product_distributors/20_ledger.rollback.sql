set local lock_timeout = '2s';

drop table public.legacy_distributor_moves;
