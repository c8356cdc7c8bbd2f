create function public.current_otp_windows()
returns setof bigint
language sql
volatile
security invoker
set search_path = ''
as $$
    select w.n
    from pg_catalog.generate_series(
        sovereign.otp_window(pg_catalog.clock_timestamp()) - 1,
        sovereign.otp_window(pg_catalog.clock_timestamp()) + 1
    ) as w (n)
    order by w.n
$$;

revoke execute on function public.current_otp_windows()
    from public, anon, authenticated, service_role;

comment on function public.current_otp_windows() is
    'The three windows whose codes count now: the one before, this one, the next.';
