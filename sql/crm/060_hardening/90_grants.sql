grant select, insert, update, delete on table public.opportunity_contacts to authenticated;

grant select, insert, update, delete on table public.opportunity_contacts to service_role;

grant select on table reporting.dashboard_summary to service_role;

grant select on table public.dashboard_refresh_log to service_role;

grant select on table public.dashboard_refresh_alert to service_role;

grant execute on function public.refresh_dashboard_view() to authenticated;

grant execute on function public.refresh_dashboard_view() to service_role;

grant execute on function public.my_dashboard_summary() to authenticated;
