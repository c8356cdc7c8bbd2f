-- For the service alone, which asked the wallet: a user who could call a payment failed would have his
-- limit back. It needs no security definer, for the service writes the table anyway.
create function public.finish_nwc_payment(
    p_transaction_id uuid,
    p_settled boolean,
    p_fee_sats bigint default 0
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
    update public.nwc_transactions as t
    set
        status = case when p_settled then 'settled' when not p_settled then 'failed' end,
        fee_sats = case when p_settled then p_fee_sats else 0 end,
        finished_at = pg_catalog.now()
    where t.id = p_transaction_id
        and t.direction = 'outgoing'
        and t.status = 'reserved';

    if not found then
        raise exception using
            errcode = 'PR166',
            message = 'there is no reserved payment to finish',
            detail = pg_catalog.format('transaction: %s', p_transaction_id),
            hint = 'A payment is settled or failed once. Look at its status in nwc_transactions.';
    end if;
end
$$;

revoke execute on function public.finish_nwc_payment(uuid, boolean, bigint)
    from public, anon, authenticated, service_role;

comment on function public.finish_nwc_payment(uuid, boolean, bigint) is
    'What the wallet said to a reserved payment: settled, with the fee it took, or failed, which frees the limit.';
