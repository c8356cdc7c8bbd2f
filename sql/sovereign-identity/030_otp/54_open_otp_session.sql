create function public.open_otp_session(p_user_hash text)
returns table (session_id uuid, otp_window bigint, expires_at timestamptz)
language sql
volatile
security invoker
set search_path = ''
as $$
    select
        o.session_id,
        o.otp_window,
        o.expires_at
    from sovereign.open_otp_session_at(p_user_hash, pg_catalog.clock_timestamp()) as o
$$;

revoke execute on function public.open_otp_session(text)
    from public, anon, authenticated, service_role;

comment on function public.open_otp_session(text) is
    'Before a code is sent: opens a session for the window of now, in place of the one before. For the OTP service only.';
