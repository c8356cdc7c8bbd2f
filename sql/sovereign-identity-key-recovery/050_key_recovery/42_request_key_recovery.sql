-- security definer: a request is checked against the guardians of the family, which its owner may not
-- all see, and clients have no right to write the two tables.
create function public.request_key_recovery(
    p_user_id uuid,
    p_reason text,
    p_encrypted_nsec text,
    p_new_npub text default null
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := auth.uid();
    v_family_id uuid;
    v_guardians uuid[];
    v_expired uuid;
    v_id uuid;
begin
    select p.family_id
    into v_family_id
    from public.profiles as p
    where p.user_id = p_user_id;

    v_guardians := array(select g from sovereign.recovery_guardians(p_user_id, v_family_id) as g);

    if (v_caller = p_user_id or v_caller = any (v_guardians)) is not true then
        raise exception using
            errcode = 'PR151',
            message = 'this key is not yours to recover',
            hint = 'Its owner asks for it, or a guardian of the owner''s family.';
    end if;

    if pg_catalog.cardinality(v_guardians) = 0 then
        raise exception using
            errcode = 'PR152',
            message = 'there is no guardian who could approve',
            detail = 'An owner does not count as a guardian of his own key.',
            hint = 'Join a family, or let a second guardian into yours.';
    end if;

    update public.nostr_key_recovery as r
    set
        status = 'expired',
        encrypted_nsec = null,
        closed_at = pg_catalog.now(),
        updated_at = pg_catalog.now()
    where r.user_id = p_user_id
        and r.status in ('pending', 'approved')
        and r.expires_at <= pg_catalog.now()
    returning r.id into v_expired;

    if found then
        insert into public.key_rotation_logs (user_id, recovery_id, actor_id, action)
        values (p_user_id, v_expired, null, 'expired');
    end if;

    insert into public.nostr_key_recovery (
        user_id,
        family_id,
        requested_by,
        reason,
        new_npub,
        encrypted_nsec,
        required_approvals
    )
    values (
        p_user_id,
        v_family_id,
        v_caller,
        p_reason,
        p_new_npub,
        p_encrypted_nsec,
        pg_catalog.cardinality(v_guardians) / 2 + 1
    )
    on conflict (user_id) where status in ('pending', 'approved') do nothing
    returning id into v_id;

    if v_id is null then
        raise exception using
            errcode = 'PR153',
            message = 'a recovery of this key is under way',
            hint = 'Cancel it first, or wait until it has expired.';
    end if;

    insert into public.key_rotation_logs (user_id, recovery_id, actor_id, action, old_npub, new_npub)
    select
        u.id,
        v_id,
        v_caller,
        'requested',
        u.npub,
        p_new_npub
    from public.user_identities as u
    where u.id = p_user_id;

    return v_id;
end
$$;

revoke execute on function public.request_key_recovery(uuid, text, text, text)
    from public, anon, authenticated, service_role;

comment on function public.request_key_recovery(uuid, text, text, text) is
    'Asks the guardians of the owner''s family to let a new ciphertext, and perhaps a new npub, replace the key. Returns the request.';
