set local lock_timeout = '2s';

drop view public.dashboard_refresh_alert;
