-- security definer: who could write transactions himself could leave the limits out.
create function public.reserve_nwc_payment(
    p_connection_id uuid,
    p_payment_hash text,
    p_amount_sats bigint,
    p_max_fee_sats bigint default 0
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := auth.uid();
    -- numeric: the sum of two amounts that a caller makes up need not fit a bigint.
    v_wanted constant numeric := p_amount_sats::numeric + p_max_fee_sats::numeric;
    v_connection public.nwc_connections;
    v_known public.nwc_transactions;
    v_taken numeric;
    v_id uuid;
begin
    -- Written, not only locked: of two payments at once the second waits for the first and then counts
    -- it, and under repeatable read it fails with 40001 rather than overlook it.
    update public.nwc_connections as c
    set last_used_at = pg_catalog.now()
    where c.id = p_connection_id
        and c.user_id = v_caller
        and c.is_active
    returning c.* into v_connection;

    if not found then
        raise exception using
            errcode = 'PR160',
            message = 'this wallet connection is not yours, or not active',
            hint = 'Choose an active connection of your own.';
    end if;

    if not exists (
        select
        from public.nwc_permissions as p
        where p.connection_id = v_connection.id
            and p.method = 'pay_invoice'
            and (p.expires_at is null or p.expires_at > pg_catalog.now())
    ) then
        raise exception using
            errcode = 'PR161',
            message = 'this wallet connection may not pay',
            hint = 'Grant it pay_invoice in nwc_permissions, or renew the grant that has expired.';
    end if;

    if (p_amount_sats > 0 and p_max_fee_sats >= 0) is not true then
        raise exception using
            errcode = 'PR162',
            message = 'a payment has an amount of 1 sat or more, and a fee of 0 or more',
            detail = pg_catalog.format('amount: %s, fee: %s', p_amount_sats, p_max_fee_sats),
            hint = 'Take both from the invoice.';
    end if;

    select t.*
    into v_known
    from public.nwc_transactions as t
    where t.user_id = v_caller
        and t.direction = 'outgoing'
        and t.payment_hash = p_payment_hash
    for no key update;

    if v_known.status = 'reserved'
        and v_known.connection_id = v_connection.id
        and v_known.amount_sats = p_amount_sats
        and v_known.max_fee_sats = p_max_fee_sats
    then
        -- Asked again after an answer that was lost on the way.
        return v_known.id;
    end if;

    if v_known.status in ('reserved', 'settled') then
        raise exception using
            errcode = 'PR163',
            message = 'this invoice is paid, or reserved in another way',
            detail = pg_catalog.format(
                'transaction: %s, status: %s, amount: %s, fee: %s',
                v_known.id,
                v_known.status,
                v_known.amount_sats,
                v_known.max_fee_sats
            ),
            hint = 'An invoice is paid once. Ask for a new one to pay again.';
    end if;

    if v_wanted > v_connection.max_payment_sats then
        raise exception using
            errcode = 'PR164',
            message = 'this payment is above the limit for one payment',
            detail = pg_catalog.format(
                'wanted: %s sats with its fee, limit: %s sats',
                v_wanted,
                v_connection.max_payment_sats
            ),
            hint = 'Pay less, or raise max_payment_sats of the connection.';
    end if;

    -- Any 24 hours, not a calendar day: else two limits could be spent around midnight.
    select
        coalesce(
            sum(
                t.amount_sats
                + case t.status when 'settled' then t.fee_sats else t.max_fee_sats end
            ),
            0
        )
    into v_taken
    from public.nwc_transactions as t
    where t.connection_id = v_connection.id
        and t.direction = 'outgoing'
        and t.status in ('reserved', 'settled')
        and t.reserved_at > pg_catalog.now() - interval '24 hours';

    if v_taken + v_wanted > v_connection.daily_limit_sats then
        raise exception using
            errcode = 'PR165',
            message = 'this payment is above what is left of the limit for a day',
            detail = pg_catalog.format(
                'wanted: %s sats with its fee, taken within 24 hours: %s sats, limit: %s sats',
                v_wanted,
                v_taken,
                v_connection.daily_limit_sats
            ),
            hint = 'Wait, pay less, or raise daily_limit_sats of the connection.';
    end if;

    insert into public.nwc_transactions as t (
        connection_id,
        user_id,
        payment_hash,
        amount_sats,
        max_fee_sats
    )
    values (
        v_connection.id,
        v_caller,
        p_payment_hash,
        p_amount_sats,
        p_max_fee_sats
    )
    on conflict (user_id, direction, payment_hash) do update
    set
        connection_id = excluded.connection_id,
        amount_sats = excluded.amount_sats,
        max_fee_sats = excluded.max_fee_sats,
        status = 'reserved',
        reserved_at = excluded.reserved_at,
        finished_at = null
    -- A payment that failed may be tried again; of two connections that race for one invoice the
    -- second finds it reserved.
    where t.status = 'failed'
    returning t.id into v_id;

    if v_id is null then
        raise exception using
            errcode = 'PR163',
            message = 'this invoice is being paid over another connection',
            hint = 'An invoice is paid once. Ask for a new one to pay again.';
    end if;

    return v_id;
end
$$;

revoke execute on function public.reserve_nwc_payment(uuid, text, bigint, bigint)
    from public, anon, authenticated, service_role;

comment on function public.reserve_nwc_payment(uuid, text, bigint, bigint) is
    'Reserves a payment within the limits of a connection, before the wallet is asked. The same call again returns the same transaction.';
