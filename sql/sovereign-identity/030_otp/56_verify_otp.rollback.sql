drop function public.verify_otp(uuid, bigint);
