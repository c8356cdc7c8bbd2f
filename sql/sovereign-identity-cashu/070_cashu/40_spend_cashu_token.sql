-- security definer: the status of a token is not the user's to write.
create function public.spend_cashu_token(p_token_id uuid)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_amount_sats bigint;
begin
    -- One statement finds and marks it. A second session waits here for the first, looks at the row
    -- again, and no longer finds it unspent.
    update public.cashu_tokens as t
    set
        status = 'spent',
        spent_at = pg_catalog.now()
    where t.id = p_token_id
        and t.user_id = auth.uid()
        and t.status = 'unspent'
    returning t.amount_sats into v_amount_sats;

    if not found then
        raise exception using
            errcode = 'PR170',
            message = 'this token cannot be spent',
            detail = 'It is not yours, it is spent, or it backs a bearer instrument.',
            hint = 'Take another token, or cancel the instrument first.';
    end if;

    return v_amount_sats;
end
$$;

revoke execute on function public.spend_cashu_token(uuid)
    from public, anon, authenticated, service_role;

comment on function public.spend_cashu_token(uuid) is
    'Marks a token of the caller as spent, exactly once, and returns its amount. To be called before the proof is sent.';
