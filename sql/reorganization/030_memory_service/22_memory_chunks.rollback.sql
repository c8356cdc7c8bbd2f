-- public.memory_chunks is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.memory_chunks in access exclusive mode;
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
drop function public.organization_id(public.memory_chunks);

drop function public.memory_id(public.memory_chunks);

drop function public.memory_chunks_organization_id_fkey(public.memory_chunks);

drop function public.memory_chunks_memory_id_fkey(public.memory_chunks);

drop function public.memory_chunks_memory_id_fkey(public.memory_entries);

drop function public.memory_chunks_organization_id_fkey(public.organizations);

drop view public.memory_chunks;

alter table security_service.memory_chunks set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.organization_id(public.memory_chunks)
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

revoke all on function public.organization_id(public.memory_chunks) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.memory_chunks) to authenticated, service_role;

comment on function public.organization_id(public.memory_chunks) is 'Embed of the key memory_chunks_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.memory_id(public.memory_chunks)
returns setof public.memory_entries
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.memory_entries as r
    where r.id = $1.memory_id
$$;

revoke all on function public.memory_id(public.memory_chunks) from public, anon, authenticated, service_role;

grant execute on function public.memory_id(public.memory_chunks) to authenticated, service_role;

comment on function public.memory_id(public.memory_chunks) is 'Embed of the key memory_chunks_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';

create function public.memory_chunks_organization_id_fkey(public.memory_chunks)
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

revoke all on function public.memory_chunks_organization_id_fkey(public.memory_chunks) from public, anon, authenticated, service_role;

grant execute on function public.memory_chunks_organization_id_fkey(public.memory_chunks) to authenticated, service_role;

comment on function public.memory_chunks_organization_id_fkey(public.memory_chunks) is 'Embed of the key memory_chunks_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.memory_chunks_memory_id_fkey(public.memory_chunks)
returns setof public.memory_entries
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.memory_entries as r
    where r.id = $1.memory_id
$$;

revoke all on function public.memory_chunks_memory_id_fkey(public.memory_chunks) from public, anon, authenticated, service_role;

grant execute on function public.memory_chunks_memory_id_fkey(public.memory_chunks) to authenticated, service_role;

comment on function public.memory_chunks_memory_id_fkey(public.memory_chunks) is 'Embed of the key memory_chunks_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';
