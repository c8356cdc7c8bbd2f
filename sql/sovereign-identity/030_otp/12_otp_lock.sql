-- Five guesses, then a pause; each further five double it. Of 1,000,000 codes an attacker so gets
-- through about 1,800 a year, and the owner waits a quarter of an hour the first time.
create function sovereign.otp_lock(p_failed_attempts integer)
returns interval
language sql
immutable
set search_path = ''
as $$
    select case
        when p_failed_attempts > 0 and p_failed_attempts % 5 = 0
            then least(
                interval '15 minutes' * pg_catalog.power(2, least(p_failed_attempts / 5 - 1, 7)),
                interval '24 hours'
            )
    end
$$;

revoke execute on function sovereign.otp_lock(integer)
    from public, anon, authenticated, service_role;

comment on function sovereign.otp_lock(integer) is
    'How long the p_failed_attempts-th failure in a row locks: 15 minutes at the 5th, twice as long at each 5 more, at most 24 hours. Null: not at all.';
