-- security definer: is_primary is not the user's to write, for one row of two would be half a change.
create function public.set_primary_nwc_connection(p_connection_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := auth.uid();
begin
    perform
    from public.user_identities as u
    where u.id = v_caller
    for no key update;

    if not exists (
        select
        from public.nwc_connections as c
        where c.id = p_connection_id
            and c.user_id = v_caller
    ) then
        raise exception using
            errcode = 'PR160',
            message = 'this wallet connection is not yours',
            hint = 'Choose one of your own.';
    end if;

    update public.nwc_connections as c
    set is_primary = false
    where c.user_id = v_caller
        and c.is_primary;

    update public.nwc_connections as c
    set is_primary = true
    where c.id = p_connection_id;
end
$$;

revoke execute on function public.set_primary_nwc_connection(uuid)
    from public, anon, authenticated, service_role;

comment on function public.set_primary_nwc_connection(uuid) is
    'Makes one of the caller''s connections the primary one, in the place of the one that was.';
