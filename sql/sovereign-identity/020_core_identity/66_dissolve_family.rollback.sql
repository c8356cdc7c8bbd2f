drop function public.dissolve_family();
