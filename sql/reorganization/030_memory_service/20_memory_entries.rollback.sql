-- public.memory_entries is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.memory_id(public.memory_access_patterns);

drop function public.memory_access_patterns_memory_id_fkey(public.memory_access_patterns);

drop function public.memory_id(public.memory_chunks);

drop function public.memory_chunks_memory_id_fkey(public.memory_chunks);

drop function public.memory_versions_memory_id_fkey(public.memory_versions);

drop function public.memory_id(public.memory_versions);

drop function public.organization_id(public.memory_entries);

drop function public.memory_entries_organization_id_fkey(public.memory_entries);

drop function public.memory_entries_topic_id_fkey(public.topics);

drop function public.memory_entries_organization_id_fkey(public.organizations);

drop view public.memory_entries;

alter table security_service.memory_entries set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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

create or replace function public.update_memory_access(
    memory_id_param uuid
)
returns void
language plpgsql
security definer
as $$
begin
    update memory_entries
    set
        last_accessed = now(),
        access_count = access_count + 1
    where id = memory_id_param;
end;
$$;

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
as $$
    select
        m.id,
        m.title,
        m.content,
        ts_rank(
            to_tsvector('english', coalesce(m.title, '') || ' ' || m.content),
            plainto_tsquery('english', search_query)
        ) as rank
    from memory_entries m
    where to_tsvector('english', coalesce(m.title, '') || ' ' || m.content)
            @@ plainto_tsquery('english', search_query)
        and (filter_user_id is null or m.user_id = filter_user_id)
    order by
        rank desc,
        m.id
    limit max_results
$$;

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
as $$
    select
        m.id,
        m.title,
        m.content,
        m.memory_type,
        m.tags,
        t.name,
        1 - (m.embedding operator(extensions.<=>) query_embedding)
    from public.memory_entries m
    left join public.topics t
        on t.id = m.topic_id
    where 1 - (m.embedding operator(extensions.<=>) query_embedding) > match_threshold
        and (filter_organization_id is null or m.organization_id = filter_organization_id)
        and (filter_types is null or m.memory_type = any (filter_types))
        and (filter_tags is null or m.tags && filter_tags)
    order by m.embedding operator(extensions.<=>) query_embedding
    limit match_count
$$;

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
set search_path = 'public', 'extensions'
as $$
begin
    return query
    select
        m.id,
        m.title,
        m.content,
        m.memory_type,
        (1 - (m.embedding <=> query_embedding))::double precision
    from memory_entries m
    where m.embedding is not null
        and (filter_user_id is null or m.user_id = filter_user_id)
        and 1 - (m.embedding <=> query_embedding) > match_threshold
    order by m.embedding <=> query_embedding
    limit match_count;
end;
$$;

create or replace function public.keyword_search_memories(
    keywords text[],
    filter_organization_id uuid default null::uuid,
    max_results integer default 20
)
returns setof public.memory_entries
language sql
stable
as $$
    select m.*
    from public.memory_entries m
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
set search_path = 'public', 'extensions'
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
    from memory_entries m
    where filter_user_id is null
        or m.user_id = filter_user_id
    order by
        3 desc,
        m.id
    limit match_count;
end;
$$;

create or replace function public.get_memory_stats(
    p_organization_id uuid default null::uuid
)
returns jsonb
language plpgsql
stable security definer
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
                        from memory_entries
                        where organization_id = coalesce(p_organization_id, get_current_org())
                        group by 1
                    ) b
                ),
                '{}'
            ),
            'total_access', coalesce(sum(access_count), 0)
        )
    into v_stats
    from memory_entries
    where organization_id = coalesce(p_organization_id, get_current_org());

    return v_stats;
end;
$$;
