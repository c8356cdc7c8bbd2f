drop function public.remove_family_member(uuid);
