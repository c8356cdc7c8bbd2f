revoke execute on function public.my_dashboard_summary() from authenticated;

revoke execute on function public.refresh_dashboard_view() from service_role;

revoke execute on function public.refresh_dashboard_view() from authenticated;

revoke select on table public.dashboard_refresh_alert from service_role;

revoke select on table public.dashboard_refresh_log from service_role;

revoke select on table reporting.dashboard_summary from service_role;

revoke select, insert, update, delete on table public.opportunity_contacts from service_role;

revoke select, insert, update, delete on table public.opportunity_contacts from authenticated;
