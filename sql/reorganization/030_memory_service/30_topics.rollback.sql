-- public.topics is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.topic_id(public.memory_entries);

drop function public.memory_entries_topic_id_fkey(public.memory_entries);

drop function public.topics_organization_id_fkey(public.topics);

drop function public.organization_id(public.topics);

drop function public.memory_entries_topic_id_fkey(public.topics);

drop function public.topics_user_id_fkey(public.users);

drop function public.topics_organization_id_fkey(public.organizations);

drop view public.topics;

alter table security_service.topics set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.topics_organization_id_fkey(public.topics)
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

revoke all on function public.topics_organization_id_fkey(public.topics) from public, anon, authenticated, service_role;

grant execute on function public.topics_organization_id_fkey(public.topics) to authenticated, service_role;

comment on function public.topics_organization_id_fkey(public.topics) is 'Embed of the key topics_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.organization_id(public.topics)
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

revoke all on function public.organization_id(public.topics) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.topics) to authenticated, service_role;

comment on function public.organization_id(public.topics) is 'Embed of the key topics_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.memory_entries_topic_id_fkey(public.topics)
returns setof public.memory_entries
language sql
stable
parallel safe
as $$
    select r.*
    from public.memory_entries as r
    where r.topic_id = $1.id
$$;

revoke all on function public.memory_entries_topic_id_fkey(public.topics) from public, anon, authenticated, service_role;

grant execute on function public.memory_entries_topic_id_fkey(public.topics) to authenticated, service_role;

comment on function public.memory_entries_topic_id_fkey(public.topics) is 'Embed of the key memory_entries_topic_id_fkey: the rows of public.memory_entries, for PostgREST.';

create or replace function public.match_memories_advanced(
    query_embedding extensions.vector,
    match_threshold double precision default 0.7,
    match_count integer default 10,
    filter_organization_id uuid default null::uuid,
    filter_types public.memory_type[] default null::public.memory_type[],
    filter_tags text[] default null::text[]
)
returns table(
    id uuid,
    title character varying,
    content text,
    memory_type public.memory_type,
    tags text[],
    topic_name character varying,
    similarity double precision
)
language sql
stable
set search_path = 'extensions'
as $$
    select
        m.id,
        m.title,
        m.content,
        m.memory_type,
        m.tags,
        t.name,
        1 - (m.embedding operator(extensions.<=>) query_embedding)
    from security_service.memory_entries m
    left join public.topics t
        on t.id = m.topic_id
    where 1 - (m.embedding operator(extensions.<=>) query_embedding) > match_threshold
        and (filter_organization_id is null or m.organization_id = filter_organization_id)
        and (filter_types is null or m.memory_type = any (filter_types))
        and (filter_tags is null or m.tags && filter_tags)
    order by m.embedding operator(extensions.<=>) query_embedding
    limit match_count
$$;
