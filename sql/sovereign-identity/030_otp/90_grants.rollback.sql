revoke execute on function public.current_otp_windows() from service_role;

revoke execute on function public.verify_otp(uuid, bigint) from service_role;

revoke execute on function public.open_otp_session(text) from service_role;

revoke execute on function sovereign.verify_otp_at(uuid, bigint, timestamptz) from service_role;

revoke execute on function sovereign.open_otp_session_at(text, timestamptz) from service_role;

revoke execute on function sovereign.otp_lock(integer) from service_role;

revoke execute on function sovereign.otp_window(timestamptz) from authenticated, service_role;

revoke execute on function sovereign.user_hash_of_caller() from authenticated;

revoke select, insert, update, delete on table public.otp_sessions from service_role;

revoke select, insert, update, delete on table public.otp_secrets from service_role;

revoke select on table public.otp_sessions from authenticated;

-- On the table, this takes the grants on its columns back as well.
revoke select, insert, update, delete on table public.otp_secrets from authenticated;
