-- security definer: who redeems has never seen the instrument's row, and the token is somebody else's.
create function public.redeem_cashu_bearer_instrument(p_code text)
returns table (instrument_id uuid, mint_url text, amount_sats bigint, encrypted_token text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := auth.uid();
    v_instrument public.cashu_bearer_instruments;
begin
    -- 22 characters of base64url are 128 bits. Issuers find out at their first try that fewer can be
    -- guessed and so are not taken.
    if (v_caller is not null and pg_catalog.length(p_code) >= 22) is not true then
        raise exception using
            errcode = 'PR173',
            message = 'a redemption code has 22 characters or more, and a user who redeems it',
            hint = 'Make codes of 128 random bits, written as base64url.';
    end if;

    update public.cashu_bearer_instruments as b
    set
        status = 'redeemed',
        redeemed_by = v_caller,
        redeemed_at = pg_catalog.now()
    where b.redemption_hash = pg_catalog.encode(
            pg_catalog.sha256(pg_catalog.convert_to(p_code, 'UTF8')),
            'hex'
        )
        and b.status = 'issued'
        and (b.expires_at is null or b.expires_at > pg_catalog.now())
    returning b.* into v_instrument;

    if not found then
        raise exception using
            errcode = 'PR172',
            message = 'this instrument cannot be redeemed',
            detail = 'It is unknown, redeemed, cancelled or expired.',
            hint = 'Ask who gave it to you.';
    end if;

    update public.cashu_tokens as t
    set
        status = 'spent',
        spent_at = pg_catalog.now()
    where t.id = v_instrument.token_id;

    return query
    select
        v_instrument.id,
        m.mint_url,
        t.amount_sats,
        v_instrument.encrypted_token
    from public.cashu_tokens as t
    join public.cashu_mints as m
        on m.id = t.mint_id
    where t.id = v_instrument.token_id;
end
$$;

revoke execute on function public.redeem_cashu_bearer_instrument(text)
    from public, anon, authenticated, service_role;

comment on function public.redeem_cashu_bearer_instrument(text) is
    'Redeems the instrument with this code, exactly once, and gives its bearer the mint, the amount and the ciphertext.';
