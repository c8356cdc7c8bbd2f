drop function public.admit_family_member(uuid, text);
