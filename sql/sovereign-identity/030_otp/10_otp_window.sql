-- The one place that knows how long a window is. The clock is the database's: a service whose clock
-- drifts would let old codes in, or none.
create function sovereign.otp_window(p_at timestamptz)
returns bigint
language sql
immutable
set search_path = ''
as $$
    select pg_catalog.floor(extract(epoch from p_at) / 120)::bigint
$$;

revoke execute on function sovereign.otp_window(timestamptz)
    from public, anon, authenticated, service_role;

comment on function sovereign.otp_window(timestamptz) is
    'The number of the 120-second window that p_at falls in; a code belongs to one window.';
