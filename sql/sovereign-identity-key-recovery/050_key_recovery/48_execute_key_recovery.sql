-- security definer: it writes the key of the owner, whose row a guardian cannot even read.
create function public.execute_key_recovery(p_recovery_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := auth.uid();
    v_recovery public.nostr_key_recovery;
    v_guardians uuid[];
    v_approvals bigint;
    v_old_npub text;
begin
    select r.*
    into v_recovery
    from public.nostr_key_recovery as r
    where r.id = p_recovery_id
    for no key update;

    v_guardians := array(
        select g from sovereign.recovery_guardians(v_recovery.user_id, v_recovery.family_id) as g
    );

    if (v_caller = v_recovery.user_id or v_caller = any (v_guardians)) is not true then
        raise exception using
            errcode = 'PR151',
            message = 'this recovery is not yours to execute',
            hint = 'The owner of the key executes it, or a guardian of his family.';
    end if;

    if v_recovery.status <> 'approved' or v_recovery.expires_at <= pg_catalog.now() then
        raise exception using
            errcode = 'PR154',
            message = 'this recovery is not approved, or no longer open',
            detail = pg_catalog.format(
                'status: %s, expires at: %s',
                v_recovery.status,
                v_recovery.expires_at
            ),
            hint = 'Let the guardians approve it, or ask anew.';
    end if;

    if pg_catalog.now() < v_recovery.execute_after then
        raise exception using
            errcode = 'PR155',
            message = 'the delay of this recovery has not passed',
            detail = pg_catalog.format('it may be executed after %s', v_recovery.execute_after),
            hint = 'Until then its owner may cancel it.';
    end if;

    -- Who has left the family, or is no guardian any more, has taken his approval with him.
    select count(*)
    into v_approvals
    from public.key_rotation_logs as l
    where l.recovery_id = v_recovery.id
        and l.action = 'approved'
        and l.actor_id = any (v_guardians);

    if v_approvals < v_recovery.required_approvals then
        raise exception using
            errcode = 'PR156',
            message = 'too few of those who approved are still guardians',
            detail = pg_catalog.format(
                'required: %s, still standing: %s',
                v_recovery.required_approvals,
                v_approvals
            ),
            hint = 'Cancel this recovery and ask anew.';
    end if;

    select u.npub
    into v_old_npub
    from public.user_identities as u
    where u.id = v_recovery.user_id;

    update public.user_identities as u
    set
        encrypted_nsec = v_recovery.encrypted_nsec,
        npub = coalesce(v_recovery.new_npub, u.npub)
    where u.id = v_recovery.user_id;

    if v_recovery.new_npub is not null then
        update public.profiles as p
        set npub = v_recovery.new_npub
        where p.user_id = v_recovery.user_id;

        -- Names that showed the old key show the new one; others of this user stay as they are.
        update public.nip05_records as n
        set pubkey = v_recovery.new_npub
        where n.user_id = v_recovery.user_id
            and n.pubkey = v_old_npub;
    end if;

    update public.nostr_key_recovery as r
    set
        status = 'executed',
        encrypted_nsec = null,
        closed_at = pg_catalog.now(),
        updated_at = pg_catalog.now()
    where r.id = v_recovery.id;

    insert into public.key_rotation_logs (user_id, recovery_id, actor_id, action, old_npub, new_npub)
    values (
        v_recovery.user_id,
        v_recovery.id,
        v_caller,
        'executed',
        v_old_npub,
        coalesce(v_recovery.new_npub, v_old_npub)
    );
end
$$;

revoke execute on function public.execute_key_recovery(uuid)
    from public, anon, authenticated, service_role;

comment on function public.execute_key_recovery(uuid) is
    'Replaces the stored key after enough approvals and the delay; identity, profile and NIP-05 names change together.';
