-- public.topics is the table again.
set local lock_timeout = '2s';

drop view public.topics;

alter table security_service.topics set schema public;

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
