set local lock_timeout = '2s';

drop table public.interaction_type_lu;
