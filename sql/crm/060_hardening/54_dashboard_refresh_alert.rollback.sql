drop view public.dashboard_refresh_alert;
