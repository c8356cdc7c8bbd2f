-- security definer: clients have no right to write the two tables.
create function public.cancel_key_recovery(p_recovery_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := auth.uid();
    v_recovery public.nostr_key_recovery;
begin
    update public.nostr_key_recovery as r
    set
        status = 'cancelled',
        encrypted_nsec = null,
        closed_at = pg_catalog.now(),
        updated_at = pg_catalog.now()
    where r.id = p_recovery_id
        and r.status in ('pending', 'approved')
        and v_caller in (r.user_id, r.requested_by)
    returning r.* into v_recovery;

    if not found then
        raise exception using
            errcode = 'PR154',
            message = 'there is no open recovery of yours to cancel',
            hint = 'The owner of the key cancels it, or who asked for it, as long as it is not executed.';
    end if;

    insert into public.key_rotation_logs (user_id, recovery_id, actor_id, action)
    values (v_recovery.user_id, v_recovery.id, v_caller, 'cancelled');
end
$$;

revoke execute on function public.cancel_key_recovery(uuid)
    from public, anon, authenticated, service_role;

comment on function public.cancel_key_recovery(uuid) is
    'The owner, or who asked, ends an open recovery at any time before it is executed.';
