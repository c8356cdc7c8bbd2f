create function public.verify_otp(p_session_id uuid, p_matched_window bigint)
returns table (
    is_verified boolean,
    error_code text,
    failed_attempts integer,
    locked_until timestamptz
)
language sql
volatile
security invoker
set search_path = ''
as $$
    select
        v.is_verified,
        v.error_code,
        v.failed_attempts,
        v.locked_until
    from sovereign.verify_otp_at(
        p_session_id,
        p_matched_window,
        pg_catalog.clock_timestamp()
    ) as v
$$;

revoke execute on function public.verify_otp(uuid, bigint)
    from public, anon, authenticated, service_role;

comment on function public.verify_otp(uuid, bigint) is
    'After a code was typed: p_matched_window is the window of current_otp_windows() whose code it is, null when it is none of them. For the OTP service only; a user who called it himself would vouch for himself.';
