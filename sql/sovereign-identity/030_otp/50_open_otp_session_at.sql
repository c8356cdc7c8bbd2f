-- The time is an argument, so that it can be tested; the door for callers passes the clock.
-- security invoker: the caller is service_role, which has the rows anyway.
create function sovereign.open_otp_session_at(p_user_hash text, p_now timestamptz)
returns table (session_id uuid, otp_window bigint, expires_at timestamptz)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
    v_locked_until timestamptz;
    v_recent bigint;
    v_window bigint := sovereign.otp_window(p_now);
begin
    -- Everything about one user happens under the lock of his secret, one after the other.
    select s.locked_until
    into v_locked_until
    from public.otp_secrets as s
    where s.user_hash = p_user_hash
    for update;

    if not found then
        raise exception using
            errcode = 'PR120',
            message = 'this user has no OTP secret',
            hint = 'Enrol him first: a row in otp_secrets.';
    end if;

    if v_locked_until > p_now then
        raise exception using
            errcode = 'PR121',
            message = 'too many wrong codes: OTP is locked for this user',
            detail = pg_catalog.format('locked until %s', v_locked_until),
            hint = 'Wait until then; a new code would not be accepted before.';
    end if;

    select pg_catalog.count(*)
    into v_recent
    from public.otp_sessions as s
    where s.user_hash = p_user_hash
        and s.opened_at > p_now - interval '15 minutes';

    if v_recent >= 5 then
        raise exception using
            errcode = 'PR124',
            message = 'too many codes were asked for',
            detail = '5 in 15 minutes is the limit',
            hint = 'Wait a few minutes, or use the code that was sent last.';
    end if;

    update public.otp_sessions as s
    set
        status = 'superseded',
        closed_at = p_now
    where s.user_hash = p_user_hash
        and s.status = 'open';

    -- The code of window n is accepted until window n + 1 is over.
    return query
    insert into public.otp_sessions as s (user_hash, otp_window, opened_at, expires_at)
    values (
        p_user_hash,
        v_window,
        p_now,
        pg_catalog.to_timestamp((v_window + 2) * 120)
    )
    returning
        s.id,
        s.otp_window,
        s.expires_at;
end
$$;

revoke execute on function sovereign.open_otp_session_at(text, timestamptz)
    from public, anon, authenticated, service_role;

comment on function sovereign.open_otp_session_at(text, timestamptz) is
    'open_otp_session() at a given time. Refuses with PR120 (no secret), PR121 (locked), PR124 (too many codes).';
