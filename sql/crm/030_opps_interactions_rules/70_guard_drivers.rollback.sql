drop function public.guard_drivers();
