set local lock_timeout = '2s';

-- The index says at most one; these two say at least one. Both lock the user's identity, so that a
-- connection that comes and one that goes at the same moment see each other.
-- security definer: who connects a wallet needs no right to lock or change other rows for it.
create function sovereign.first_nwc_connection_is_primary()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    perform
    from public.user_identities as u
    where u.id = new.user_id
    for no key update;

    new.is_primary := not exists (
        select
        from public.nwc_connections as c
        where c.user_id = new.user_id
            and c.is_primary
    );

    return new;
end
$$;

revoke execute on function sovereign.first_nwc_connection_is_primary()
    from public, anon, authenticated, service_role;

comment on function sovereign.first_nwc_connection_is_primary() is
    'Trigger: the first connection of a user is the primary one, later ones are not.';

create trigger _100_first_nwc_connection_is_primary
before insert on public.nwc_connections
for each row
execute function sovereign.first_nwc_connection_is_primary();

create function sovereign.next_nwc_connection_is_primary()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    perform
    from public.user_identities as u
    where u.id = old.user_id
    for no key update;

    update public.nwc_connections as c
    set is_primary = true
    where c.id = (
        select n.id
        from public.nwc_connections as n
        where n.user_id = old.user_id
        order by
            n.is_active desc,
            n.created_at,
            n.id
        limit 1
    );

    return null;
end
$$;

revoke execute on function sovereign.next_nwc_connection_is_primary()
    from public, anon, authenticated, service_role;

comment on function sovereign.next_nwc_connection_is_primary() is
    'Trigger: when the primary connection goes, the oldest that is left takes its place, an active one first.';

create trigger _500_next_nwc_connection_is_primary
after delete on public.nwc_connections
for each row
when (old.is_primary)
execute function sovereign.next_nwc_connection_is_primary();
