-- What was wrong is returned and never raised: an error would take the count of failures back with it,
-- and an attacker would have as many guesses as he likes.
--
-- The database holds no key, so it cannot compute a code. The service decrypts the secret, computes the
-- codes of the windows of current_otp_windows() and says which of them the user typed. Whether that
-- window still counts, has been used, or the user is locked, is decided here, under the lock of his
-- secret: of two sessions with the same code one waits for the other and then finds the code spent.
create function sovereign.verify_otp_at(
    p_session_id uuid,
    p_matched_window bigint,
    p_now timestamptz
)
returns table (
    is_verified boolean,
    error_code text,
    failed_attempts integer,
    locked_until timestamptz
)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
    v_secret public.otp_secrets;
    v_session public.otp_sessions;
    v_window bigint := sovereign.otp_window(p_now);
    v_failed integer;
    v_lock interval;
    v_error text;
begin
    select s.*
    into v_secret
    from public.otp_secrets as s
    join public.otp_sessions as o
        on o.user_hash = s.user_hash
    where o.id = p_session_id
    for update of s;

    -- Read after the lock was had, so that it shows what whoever had it before has done.
    select o.*
    into v_session
    from public.otp_sessions as o
    where o.id = p_session_id;

    if v_secret.id is null or v_session.id is null then
        raise exception using
            errcode = 'PR120',
            message = 'there is no such OTP session, or its user has no OTP secret',
            hint = 'Open a session with open_otp_session().';
    end if;

    if v_secret.locked_until > p_now then
        return query select false, 'PR121'::text, v_secret.failed_attempts, v_secret.locked_until;

        return;
    end if;

    if v_session.status = 'open' and p_now >= v_session.expires_at then
        update public.otp_sessions as o
        set
            status = 'expired',
            closed_at = p_now
        where o.id = p_session_id
        returning o.*
        into v_session;
    end if;

    if v_session.status <> 'open' then
        return query select false, 'PR125'::text, v_secret.failed_attempts, v_secret.locked_until;

        return;
    end if;

    v_error := case
        when p_matched_window is null then 'PR122'
        when p_matched_window not between v_window - 1 and v_window + 1 then 'PR122'
        when p_matched_window <= v_secret.last_used_window then 'PR123'
    end;

    if v_error is null then
        update public.otp_secrets as s
        set
            last_used_window = p_matched_window,
            failed_attempts = 0,
            locked_until = null,
            last_attempt_at = p_now
        where s.id = v_secret.id;

        update public.otp_sessions as o
        set
            status = 'verified',
            closed_at = p_now
        where o.id = p_session_id;

        return query select true, null::text, 0, null::timestamptz;

        return;
    end if;

    v_failed := v_secret.failed_attempts + 1;
    v_lock := sovereign.otp_lock(v_failed);

    update public.otp_secrets as s
    set
        failed_attempts = v_failed,
        locked_until = p_now + v_lock,
        last_attempt_at = p_now
    where s.id = v_secret.id;

    update public.otp_sessions as o
    set
        failed_attempts = o.failed_attempts + 1,
        status = case when v_lock is null then 'open' else 'failed' end,
        closed_at = case when v_lock is null then null else p_now end
    where o.id = p_session_id;

    return query select false, v_error, v_failed, p_now + v_lock;
end
$$;

revoke execute on function sovereign.verify_otp_at(uuid, bigint, timestamptz)
    from public, anon, authenticated, service_role;

comment on function sovereign.verify_otp_at(uuid, bigint, timestamptz) is
    'verify_otp() at a given time. error_code: PR121 locked, PR122 wrong code, PR123 code used before, PR125 session over. Raises PR120 only.';
