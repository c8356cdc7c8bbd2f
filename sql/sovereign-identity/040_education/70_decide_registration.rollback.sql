drop function public.decide_registration(uuid, boolean, text);
