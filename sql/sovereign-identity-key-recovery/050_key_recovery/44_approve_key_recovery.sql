-- security definer: guardians have no right to write the two tables.
create function public.approve_key_recovery(p_recovery_id uuid)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := auth.uid();
    v_recovery public.nostr_key_recovery;
    v_approvals bigint;
begin
    -- Written, not only locked: of two guardians who approve at once each waits for the other and then
    -- counts both, and under repeatable read the second fails with 40001 rather than count too few.
    update public.nostr_key_recovery as r
    set updated_at = pg_catalog.now()
    where r.id = p_recovery_id
    returning r.* into v_recovery;

    if not exists (
        select
        from sovereign.recovery_guardians(v_recovery.user_id, v_recovery.family_id) as g
        where g = v_caller
    ) then
        raise exception using
            errcode = 'PR151',
            message = 'this recovery is not yours to approve',
            hint = 'Guardians of the owner''s family approve it; the owner himself never does.';
    end if;

    if v_recovery.status <> 'pending' or v_recovery.expires_at <= pg_catalog.now() then
        raise exception using
            errcode = 'PR154',
            message = 'this recovery waits for no approval',
            detail = pg_catalog.format(
                'status: %s, expires at: %s',
                v_recovery.status,
                v_recovery.expires_at
            ),
            hint = 'Its owner may ask anew.';
    end if;

    insert into public.key_rotation_logs (user_id, recovery_id, actor_id, action)
    values (v_recovery.user_id, v_recovery.id, v_caller, 'approved')
    on conflict (recovery_id, actor_id) where action = 'approved' do nothing;

    select count(*)
    into v_approvals
    from sovereign.recovery_guardians(v_recovery.user_id, v_recovery.family_id) as g
    join public.key_rotation_logs as l
        on l.actor_id = g
    where l.recovery_id = v_recovery.id
        and l.action = 'approved';

    if v_approvals < v_recovery.required_approvals then
        return 'pending';
    end if;

    -- The delay is the owner's time to notice and cancel.
    update public.nostr_key_recovery as r
    set
        status = 'approved',
        execute_after = pg_catalog.now() + interval '48 hours'
    where r.id = v_recovery.id;

    return 'approved';
end
$$;

revoke execute on function public.approve_key_recovery(uuid)
    from public, anon, authenticated, service_role;

comment on function public.approve_key_recovery(uuid) is
    'A guardian approves; returns pending until enough distinct guardians have, then approved. Execution waits 48 hours more.';
