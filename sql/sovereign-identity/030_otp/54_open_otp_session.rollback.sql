drop function public.open_otp_session(text);
