-- Clients go on with public.memory_entries; its rows live in security_service.memory_entries.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.memory_entries_organization_id_fkey(public.memory_entries);

drop function public.organization_id(public.memory_entries);

alter table public.memory_entries set schema security_service;

create view public.memory_entries
with (security_invoker = on)
as
select
    t.id,
    t.title,
    t.content,
    t.memory_type,
    t.tags,
    t.topic_id,
    t.user_id,
    t.organization_id,
    t.embedding,
    t.metadata,
    t.created_at,
    t.updated_at,
    t.last_accessed,
    t.access_count,
    t.type
from security_service.memory_entries as t;

alter view public.memory_entries alter column id set default extensions.uuid_generate_v4();

alter view public.memory_entries alter column memory_type set default 'context'::public.memory_type;

alter view public.memory_entries alter column tags set default '{}'::text[];

alter view public.memory_entries alter column metadata set default '{}'::jsonb;

alter view public.memory_entries alter column created_at set default now();

alter view public.memory_entries alter column updated_at set default now();

alter view public.memory_entries alter column access_count set default 0;

revoke all on table public.memory_entries from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.memory_entries to authenticated;

grant select, insert, update, delete on table public.memory_entries to service_role;

comment on view public.memory_entries is 'Facade of security_service.memory_entries.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.memory_entries_organization_id_fkey(public.organizations)
returns setof public.memory_entries
language sql
stable
parallel safe
as $$
    select r.*
    from public.memory_entries as r
    where r.organization_id = $1.id
$$;

revoke all on function public.memory_entries_organization_id_fkey(public.organizations) from public, anon, authenticated, service_role;

grant execute on function public.memory_entries_organization_id_fkey(public.organizations) to authenticated, service_role;

comment on function public.memory_entries_organization_id_fkey(public.organizations) is 'Embed of the key memory_entries_organization_id_fkey: the rows of public.memory_entries, for PostgREST.';

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

create function public.memory_entries_organization_id_fkey(public.memory_entries)
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

revoke all on function public.memory_entries_organization_id_fkey(public.memory_entries) from public, anon, authenticated, service_role;

grant execute on function public.memory_entries_organization_id_fkey(public.memory_entries) to authenticated, service_role;

comment on function public.memory_entries_organization_id_fkey(public.memory_entries) is 'Embed of the key memory_entries_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.organization_id(public.memory_entries)
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

revoke all on function public.organization_id(public.memory_entries) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.memory_entries) to authenticated, service_role;

comment on function public.organization_id(public.memory_entries) is 'Embed of the key memory_entries_organization_id_fkey: the rows of public.organizations, for PostgREST.';

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

create function public.memory_access_patterns_memory_id_fkey(public.memory_access_patterns)
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

revoke all on function public.memory_access_patterns_memory_id_fkey(public.memory_access_patterns) from public, anon, authenticated, service_role;

grant execute on function public.memory_access_patterns_memory_id_fkey(public.memory_access_patterns) to authenticated, service_role;

comment on function public.memory_access_patterns_memory_id_fkey(public.memory_access_patterns) is 'Embed of the key memory_access_patterns_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';

create function public.memory_id(public.memory_access_patterns)
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

revoke all on function public.memory_id(public.memory_access_patterns) from public, anon, authenticated, service_role;

grant execute on function public.memory_id(public.memory_access_patterns) to authenticated, service_role;

comment on function public.memory_id(public.memory_access_patterns) is 'Embed of the key memory_access_patterns_memory_id_fkey: the rows of public.memory_entries, for PostgREST.';

-- Its text names public.memory_entries, which Postgres looks up only when it is called.
-- Its search_path is wide: public.get_current_org sets none and relies on this one.
create or replace function public.get_memory_stats(
    p_organization_id uuid default null::uuid
)
returns jsonb
language plpgsql
stable security definer
set search_path = 'public', 'extensions', 'pg_temp'
as $$
declare
    v_stats jsonb;
begin
    select
        jsonb_build_object(
            'total_memories', count(*),
            'by_type', coalesce(
                (
                    select jsonb_object_agg(b.memory_type, b.total)
                    from (
                        select
                            coalesce(memory_type::text, 'none') as memory_type,
                            count(*) as total
                        from security_service.memory_entries
                        where organization_id = coalesce(p_organization_id, public.get_current_org())
                        group by 1
                    ) b
                ),
                '{}'
            ),
            'total_access', coalesce(sum(access_count), 0)
        )
    into v_stats
    from security_service.memory_entries
    where organization_id = coalesce(p_organization_id, public.get_current_org());

    return v_stats;
end;
$$;

-- Its text names public.memory_entries, which Postgres looks up only when it is called.
create or replace function public.hybrid_search_memories(
    query_text text,
    query_embedding extensions.vector,
    filter_user_id uuid default null::uuid,
    match_count integer default 10,
    text_weight double precision default 0.4
)
returns table(
    id uuid,
    title character varying,
    score double precision
)
language plpgsql
stable
set search_path = 'extensions'
as $$
begin
    return query
    select
        m.id,
        m.title,
        text_weight
            * ts_rank(to_tsvector('english', m.content), plainto_tsquery('english', query_text))
            + (1 - text_weight)
                * coalesce(1 - (m.embedding <=> query_embedding), 0)
            as score
    from security_service.memory_entries m
    where filter_user_id is null
        or m.user_id = filter_user_id
    order by
        3 desc,
        m.id
    limit match_count;
end;
$$;

-- Its text names public.memory_entries, which Postgres looks up only when it is called.
create or replace function public.keyword_search_memories(
    keywords text[],
    filter_organization_id uuid default null::uuid,
    max_results integer default 20
)
returns setof security_service.memory_entries
language sql
stable
set search_path = ''
as $$
    select m.*
    from security_service.memory_entries m
    where (
            m.tags && keywords
            or exists (
                select 1
                from unnest(keywords) k (word)
                where m.content ilike '%' || k.word || '%'
                    or m.title ilike '%' || k.word || '%'
            )
        )
        and (filter_organization_id is null or m.organization_id = filter_organization_id)
    order by
        m.updated_at desc,
        m.id
    limit max_results
$$;

-- Its text names public.memory_entries, which Postgres looks up only when it is called.
create or replace function public.match_memories(
    query_embedding extensions.vector,
    match_threshold double precision default 0.8,
    match_count integer default 10,
    filter_user_id uuid default null::uuid,
    distance_metric text default 'cosine'::text
)
returns table(
    id uuid,
    title character varying,
    content text,
    memory_type public.memory_type,
    similarity double precision
)
language plpgsql
stable security definer
set search_path = 'extensions'
as $$
begin
    return query
    select
        m.id,
        m.title,
        m.content,
        m.memory_type,
        (1 - (m.embedding <=> query_embedding))::double precision
    from security_service.memory_entries m
    where m.embedding is not null
        and (filter_user_id is null or m.user_id = filter_user_id)
        and 1 - (m.embedding <=> query_embedding) > match_threshold
    order by m.embedding <=> query_embedding
    limit match_count;
end;
$$;

-- Its text names public.memory_entries, which Postgres looks up only when it is called.
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

-- Its text names public.memory_entries, which Postgres looks up only when it is called.
create or replace function public.text_search_memories(
    search_query text,
    filter_user_id uuid default null::uuid,
    max_results integer default 10
)
returns table(
    id uuid,
    title character varying,
    content text,
    rank real
)
language sql
stable
set search_path = ''
as $$
    select
        m.id,
        m.title,
        m.content,
        ts_rank(
            to_tsvector('english', coalesce(m.title, '') || ' ' || m.content),
            plainto_tsquery('english', search_query)
        ) as rank
    from security_service.memory_entries m
    where to_tsvector('english', coalesce(m.title, '') || ' ' || m.content)
            @@ plainto_tsquery('english', search_query)
        and (filter_user_id is null or m.user_id = filter_user_id)
    order by
        rank desc,
        m.id
    limit max_results
$$;

-- Its text names public.memory_entries, which Postgres looks up only when it is called.
-- Its search_path is wide: public.memory_version_trigger sets none and relies on this one.
create or replace function public.update_memory_access(
    memory_id_param uuid
)
returns void
language plpgsql
security definer
set search_path = 'public', 'extensions', 'pg_temp'
as $$
begin
    update security_service.memory_entries
    set
        last_accessed = now(),
        access_count = access_count + 1
    where id = memory_id_param;
end;
$$;
