-- security definer: service_role may not read auth.users, where both users are looked up. Only
-- service_role may call it; administrators have their own door, admin_reassign_user_data().
create function public.reassign_user_data(p_from uuid, p_to uuid)
returns table (relation text, moved bigint)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_missing text;
    v_moved bigint;
begin
    if p_from is null or p_to is null or p_from = p_to then
        raise exception using
            errcode = 'PR032',
            message = 'name two different users: who leaves and who takes over',
            hint = 'select * from public.reassign_user_data(''<from>'', ''<to>'');';
    end if;

    -- The foreign keys lock whoever takes over until the end, and keep who leaves while rows are his.
    select pg_catalog.string_agg(t.id::text, ', ')
    into v_missing
    from pg_catalog.unnest(array[p_from, p_to]) as t (id)
    where not exists (
        select
        from auth.users as u
        where u.id = t.id
    );

    if v_missing is not null then
        raise exception using
            errcode = 'PR032',
            message = 'there is no such user',
            detail = v_missing,
            hint = 'Look the id up in auth.users.';
    end if;

    -- Soft-deleted rows too: their foreign keys hold the user as firmly as the living ones.
    update public.organizations as r
    set owner_user_id = p_to
    where r.owner_user_id = p_from;

    get diagnostics v_moved = row_count;

    return query select 'organizations'::text, v_moved;

    update public.contacts as r
    set owner_user_id = p_to
    where r.owner_user_id = p_from;

    get diagnostics v_moved = row_count;

    return query select 'contacts'::text, v_moved;

    update public.opportunities as r
    set owner_user_id = p_to
    where r.owner_user_id = p_from;

    get diagnostics v_moved = row_count;

    return query select 'opportunities'::text, v_moved;

    update public.interactions as r
    set owner_user_id = p_to
    where r.owner_user_id = p_from;

    get diagnostics v_moved = row_count;

    return query select 'interactions'::text, v_moved;
end
$$;

revoke execute on function public.reassign_user_data(uuid, uuid)
    from public, anon, authenticated, service_role;

comment on function public.reassign_user_data(uuid, uuid) is
    'Gives everything that p_from owns, deleted rows included, to p_to and says how many rows of each table. Products and links follow their organizations. Afterwards p_from can be deleted.';

grant execute on function public.reassign_user_data(uuid, uuid) to service_role;
