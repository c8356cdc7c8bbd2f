-- public.users is the table again.

-- Whoever called a function before its old text was back may be about to look for the table's
-- new name still, which goes now. These calls are let end, for five seconds at most.
do $$
declare
    v_begun text[] := array(
        select l.virtualtransaction
        from pg_catalog.pg_locks as l
        join pg_catalog.pg_stat_activity as a on a.pid = l.pid
        where l.locktype = 'virtualxid'
            and l.pid <> pg_catalog.pg_backend_pid()
            and a.datname = pg_catalog.current_database()
            and a.usesysid is not null
    );
begin
    for v_look in 1..100 loop
        exit when not exists (
            select
            from pg_catalog.pg_locks as l
            where l.locktype = 'virtualxid'
                and l.virtualtransaction = any (v_begun)
        );

        perform pg_catalog.pg_sleep(0.05);
    end loop;
end
$$;

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.users in access exclusive mode;
            exit;
        exception
            when lock_not_available then
                if v_try = 50 then
                    raise;
                end if;
        end;

        perform pg_catalog.pg_sleep(0.1);
    end loop;
end
$$;

set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.user_id(public.topics);

drop function public.topics_user_id_fkey(public.topics);

drop function public.user_id(public.sessions);

drop function public.sessions_user_id_fkey(public.sessions);

drop function public.users_organization_id_fkey(public.users);

drop function public.topics_user_id_fkey(public.users);

drop function public.sessions_user_id_fkey(public.users);

drop function public.organization_id(public.users);

drop function public.users_organization_id_fkey(public.organizations);

drop view public.users;

alter table auth_gateway.user_accounts rename to users;

alter table auth_gateway.users set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.users_organization_id_fkey(public.users)
returns setof public.organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.organizations as r
    where r.id = $1.organization_id
$$;

revoke all on function public.users_organization_id_fkey(public.users) from public, anon, authenticated, service_role;

grant execute on function public.users_organization_id_fkey(public.users) to authenticated, service_role;

comment on function public.users_organization_id_fkey(public.users) is 'Embed of the key users_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.topics_user_id_fkey(public.users)
returns setof public.topics
language sql
stable
parallel safe
as $$
    select r.*
    from public.topics as r
    where r.user_id = $1.id
$$;

revoke all on function public.topics_user_id_fkey(public.users) from public, anon, authenticated, service_role;

grant execute on function public.topics_user_id_fkey(public.users) to authenticated, service_role;

comment on function public.topics_user_id_fkey(public.users) is 'Embed of the key topics_user_id_fkey: the rows of public.topics, for PostgREST.';

create function public.sessions_user_id_fkey(public.users)
returns setof public.sessions
language sql
stable
parallel safe
as $$
    select r.*
    from public.sessions as r
    where r.user_id = $1.id
$$;

revoke all on function public.sessions_user_id_fkey(public.users) from public, anon, authenticated, service_role;

grant execute on function public.sessions_user_id_fkey(public.users) to authenticated, service_role;

comment on function public.sessions_user_id_fkey(public.users) is 'Embed of the key sessions_user_id_fkey: the rows of public.sessions, for PostgREST.';

create function public.organization_id(public.users)
returns setof public.organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.organizations as r
    where r.id = $1.organization_id
$$;

revoke all on function public.organization_id(public.users) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.users) to authenticated, service_role;

comment on function public.organization_id(public.users) is 'Embed of the key users_organization_id_fkey: the rows of public.organizations, for PostgREST.';
