set local lock_timeout = '2s';

drop table public.dashboard_refresh_log;
