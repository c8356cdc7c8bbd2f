drop function public.refresh_dashboard_view();
