-- public.memory_versions is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.memory_versions_memory_id_fkey(public.memory_versions);

drop function public.memory_id(public.memory_versions);

drop function public.memory_versions_memory_id_fkey(public.memory_entries);

drop view public.memory_versions;

alter table security_service.memory_versions set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.memory_versions_memory_id_fkey(public.memory_versions)
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

revoke all on function public.memory_versions_memory_id_fkey(public.memory_versions) from public, anon, authenticated, service_role;

grant execute on function public.memory_versions_memory_id_fkey(public.memory_versions) to authenticated, service_role;

comment on function public.memory_versions_memory_id_fkey(public.memory_versions) is 'Embed of the key memory_versions_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';

create function public.memory_id(public.memory_versions)
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

revoke all on function public.memory_id(public.memory_versions) from public, anon, authenticated, service_role;

grant execute on function public.memory_id(public.memory_versions) to authenticated, service_role;

comment on function public.memory_id(public.memory_versions) is 'Embed of the key memory_versions_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';

create or replace function public.memory_version_trigger()
returns trigger
language plpgsql
security definer
as $$
begin
    if old.title is distinct from new.title
        or old.content is distinct from new.content
        or old.memory_type is distinct from new.memory_type
        or old.tags is distinct from new.tags
    then
        insert into memory_versions (
            memory_id,
            version_number,
            title,
            content,
            memory_type,
            tags,
            metadata,
            created_by
        )
        select
            old.id,
            coalesce(max(v.version_number), 0) + 1,
            old.title,
            old.content,
            old.memory_type,
            old.tags,
            old.metadata,
            coalesce(auth.uid(), old.user_id, '00000000-0000-0000-0000-000000000000')
        from memory_versions v
        where v.memory_id = old.id;
    end if;

    return new;
end;
$$;
