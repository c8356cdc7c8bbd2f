drop function public.reassign_user_data(uuid, uuid);
