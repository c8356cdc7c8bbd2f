set local lock_timeout = '2s';

drop policy delete_own_without_failures on public.otp_secrets;

drop policy update_own on public.otp_secrets;

drop policy insert_own on public.otp_secrets;

drop policy select_own on public.otp_secrets;
