drop function public.leave_family();
