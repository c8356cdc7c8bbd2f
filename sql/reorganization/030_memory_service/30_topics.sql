-- Clients go on with public.topics; its rows live in security_service.topics.
set local lock_timeout = '2s';

alter table public.topics set schema security_service;

create view public.topics
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.description,
    t.color,
    t.user_id,
    t.organization_id,
    t.created_at,
    t.updated_at
from security_service.topics as t;

alter view public.topics alter column id set default extensions.uuid_generate_v4();

alter view public.topics alter column created_at set default now();

alter view public.topics alter column updated_at set default now();

revoke all on table public.topics from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.topics to authenticated;

grant select, insert, update, delete on table public.topics to service_role;

comment on view public.topics is 'Facade of security_service.topics.';

-- Its text names public.topics, which Postgres looks up only when it is called.
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
    left join security_service.topics t
        on t.id = m.topic_id
    where 1 - (m.embedding operator(extensions.<=>) query_embedding) > match_threshold
        and (filter_organization_id is null or m.organization_id = filter_organization_id)
        and (filter_types is null or m.memory_type = any (filter_types))
        and (filter_tags is null or m.tags && filter_tags)
    order by m.embedding operator(extensions.<=>) query_embedding
    limit match_count
$$;
