drop function public.admin_reassign_user_data(uuid, uuid);
