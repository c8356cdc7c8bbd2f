drop function public.current_otp_windows();
