-- security definer: nobody writes invitations directly, so that each of them comes from a guardian.
create function public.admit_family_member(p_user_id uuid, p_role text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_family_id uuid := (select sovereign.family_of_caller());
begin
    if not (select sovereign.is_guardian_of_caller_family()) then
        raise exception using
            errcode = 'PR108',
            message = 'only a guardian of the family may do this',
            hint = 'Ask a guardian.';
    end if;

    if p_role is null or p_role not in ('offspring', 'adult', 'steward', 'guardian') then
        raise exception using
            errcode = 'PR109',
            message = pg_catalog.format('a family has no role %s', coalesce(p_role, 'null')),
            hint = 'The roles are offspring, adult, steward and guardian.';
    end if;

    -- Of whoever has no profile or another family the answer is the same, so that a guardian does not
    -- learn who belongs where.
    if not exists (
        select
        from public.profiles as p
        where p.user_id = p_user_id
            and (p.family_id is null or p.family_id = v_family_id)
    ) then
        raise exception using
            errcode = 'PR110',
            message = 'this user cannot be invited',
            detail = 'He has no profile, or another family.',
            hint = 'He makes a profile, or leaves the other family, first.';
    end if;

    insert into public.family_invitations as i (family_id, user_id, role, invited_by)
    values (v_family_id, p_user_id, p_role, (select auth.uid()))
    on conflict (family_id, user_id) do update
    set
        role = excluded.role,
        invited_by = excluded.invited_by,
        created_at = excluded.created_at,
        expires_at = excluded.expires_at;
end
$$;

revoke execute on function public.admit_family_member(uuid, text)
    from public, anon, authenticated, service_role;

grant execute on function public.admit_family_member(uuid, text) to authenticated;

comment on function public.admit_family_member(uuid, text) is
    'A guardians half of a membership, or of another role for a member: an invitation for seven days. accept_family_invitation() is the other half.';
