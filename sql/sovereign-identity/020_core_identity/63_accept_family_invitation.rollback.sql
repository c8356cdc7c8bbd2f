drop function public.accept_family_invitation(uuid);
