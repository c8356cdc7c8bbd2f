-- security definer: the status of a token is not the user's to write, nor are instruments.
create function public.issue_cashu_bearer_instrument(
    p_token_id uuid,
    p_form_factor text,
    p_redemption_hash text,
    p_encrypted_token text,
    p_expires_at timestamptz default null
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := auth.uid();
    v_id uuid;
begin
    -- As long as the instrument is out, its issuer cannot spend what it stands for.
    update public.cashu_tokens as t
    set status = 'issued'
    where t.id = p_token_id
        and t.user_id = v_caller
        and t.status = 'unspent';

    if not found then
        raise exception using
            errcode = 'PR170',
            message = 'this token cannot be issued',
            detail = 'It is not yours, it is spent, or it backs a bearer instrument.',
            hint = 'Take another token, or cancel the instrument first.';
    end if;

    insert into public.cashu_bearer_instruments (
        user_id,
        token_id,
        form_factor,
        redemption_hash,
        encrypted_token,
        expires_at
    )
    values (
        v_caller,
        p_token_id,
        p_form_factor,
        p_redemption_hash,
        p_encrypted_token,
        p_expires_at
    )
    returning id into v_id;

    return v_id;
end
$$;

revoke execute on function public.issue_cashu_bearer_instrument(uuid, text, text, text, timestamptz)
    from public, anon, authenticated, service_role;

comment on function public.issue_cashu_bearer_instrument(uuid, text, text, text, timestamptz) is
    'Turns an unspent token of the caller into an instrument that whoever knows the code redeems.';
