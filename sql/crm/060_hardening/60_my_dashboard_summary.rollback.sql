drop function public.my_dashboard_summary();
