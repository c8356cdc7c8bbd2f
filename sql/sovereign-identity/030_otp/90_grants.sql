-- The user's own row without the secret, and without what an attacker in his place would set back.
grant select (
    id,
    user_hash,
    algorithm,
    digits,
    period,
    last_used_window,
    failed_attempts,
    locked_until,
    last_attempt_at,
    created_at,
    updated_at
) on table public.otp_secrets to authenticated;

grant insert (
    user_hash,
    encrypted_secret,
    secret_salt,
    secret_iv,
    algorithm,
    digits
) on table public.otp_secrets to authenticated;

grant update (
    encrypted_secret,
    secret_salt,
    secret_iv,
    algorithm,
    digits
) on table public.otp_secrets to authenticated;

grant delete on table public.otp_secrets to authenticated;

grant select on table public.otp_sessions to authenticated;

grant select, insert, update, delete on table public.otp_secrets to service_role;

grant select, insert, update, delete on table public.otp_sessions to service_role;

grant execute on function sovereign.user_hash_of_caller() to authenticated;

grant execute on function sovereign.otp_window(timestamptz) to authenticated, service_role;

grant execute on function sovereign.otp_lock(integer) to service_role;

grant execute on function sovereign.open_otp_session_at(text, timestamptz) to service_role;

grant execute on function sovereign.verify_otp_at(uuid, bigint, timestamptz) to service_role;

grant execute on function public.open_otp_session(text) to service_role;

grant execute on function public.verify_otp(uuid, bigint) to service_role;

grant execute on function public.current_otp_windows() to service_role;
