drop function public.my_accessible_organizations();
