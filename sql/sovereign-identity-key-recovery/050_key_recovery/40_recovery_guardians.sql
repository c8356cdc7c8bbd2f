-- The one place that says whose approval counts. Only the functions of this pack call it, and they are
-- security definer, so it can stay invoker.
create function sovereign.recovery_guardians(p_user_id uuid, p_family_id uuid)
returns setof uuid
language sql
stable
security invoker
set search_path = ''
as $$
    select g.user_id
    from public.profiles as o
    join public.profiles as g
        on g.family_id = o.family_id
    where o.user_id = p_user_id
        and o.family_id = p_family_id
        and g.family_role = 'guardian'
        and g.is_active
        and g.user_id <> p_user_id
$$;

revoke execute on function sovereign.recovery_guardians(uuid, uuid)
    from public, anon, authenticated, service_role;

comment on function sovereign.recovery_guardians(uuid, uuid) is
    'Guardians who may approve for this user: active ones of the family, as long as he is in it, and never himself.';
