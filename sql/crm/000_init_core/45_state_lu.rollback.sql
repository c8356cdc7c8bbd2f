set local lock_timeout = '2s';

drop table public.state_lu;
