-- Postgres looks up the names in a function's text only when it is called. Until here these have
-- found the facades; from now on they find the tables.

-- Its text names public.memory_entries.
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

-- Its text names public.memory_entries.
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

-- Its text names public.memory_entries.
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

-- Its text names public.memory_search_analytics.
create or replace function public.log_search_analytics(
    p_query text,
    p_search_type text,
    p_results_count integer,
    p_execution_time_ms integer
)
returns void
language plpgsql
set search_path = ''
as $$
begin
    insert into security_service.memory_search_analytics (
        user_id,
        query,
        search_type,
        results_count,
        execution_time_ms
    )
    values (auth.uid(), p_query, p_search_type, p_results_count, p_execution_time_ms);
end;
$$;

-- Its text names public.memory_entries.
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

-- Its text names public.memory_entries and public.topics.
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

-- Its text names public.memory_versions.
create or replace function public.memory_version_trigger()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    if old.title is distinct from new.title
        or old.content is distinct from new.content
        or old.memory_type is distinct from new.memory_type
        or old.tags is distinct from new.tags
    then
        insert into security_service.memory_versions (
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
        from security_service.memory_versions v
        where v.memory_id = old.id;
    end if;

    return new;
end;
$$;

-- Its text names public.memory_entries.
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

-- Its text names public.memory_access_patterns.
create or replace function public.track_memory_access(
    p_user_id uuid,
    p_memory_id uuid,
    p_access_type text,
    p_access_method text default 'api'::text
)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_id uuid;
begin
    insert into security_service.memory_access_patterns (user_id, memory_id, access_type, access_method)
    values (p_user_id, p_memory_id, p_access_type, p_access_method)
    returning id into v_id;

    perform public.update_memory_access(p_memory_id);

    return v_id;
end;
$$;

-- Its text names public.memory_search_analytics.
create or replace function public.track_search_analytics(
    p_user_id uuid,
    p_query text,
    p_results integer
)
returns uuid
language sql
security definer
set search_path = ''
as $$
    insert into security_service.memory_search_analytics (user_id, query, results_count)
    values (p_user_id, p_query, p_results)
    returning id
$$;

-- Its text names public.memory_entries.
create or replace function public.update_memory_access(
    memory_id_param uuid
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    update security_service.memory_entries
    set
        last_accessed = now(),
        access_count = access_count + 1
    where id = memory_id_param;
end;
$$;
