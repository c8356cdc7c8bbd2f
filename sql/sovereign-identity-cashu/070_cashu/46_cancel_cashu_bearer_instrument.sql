-- security definer: the status of a token is not the user's to write, nor are instruments.
create function public.cancel_cashu_bearer_instrument(p_instrument_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_token_id uuid;
begin
    update public.cashu_bearer_instruments as b
    set status = 'cancelled'
    where b.id = p_instrument_id
        and b.user_id = auth.uid()
        and b.status = 'issued'
    returning b.token_id into v_token_id;

    if not found then
        raise exception using
            errcode = 'PR174',
            message = 'there is no open instrument of yours to cancel',
            hint = 'What is redeemed cannot be taken back.';
    end if;

    update public.cashu_tokens as t
    set status = 'unspent'
    where t.id = v_token_id;
end
$$;

revoke execute on function public.cancel_cashu_bearer_instrument(uuid)
    from public, anon, authenticated, service_role;

comment on function public.cancel_cashu_bearer_instrument(uuid) is
    'Takes an instrument back that nobody has redeemed; its token can be spent again.';
