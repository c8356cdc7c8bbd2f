-- What a database can answer of the guide's checklist before any table of this pack moves: that
-- each is there, is a table still, has the columns that its facade is going to list and no
-- others, that its new name is free, and that each function that a move writes anew is the one it
-- was written from. A "create table if not exists" that did nothing, and columns added or renamed
-- by hand, have hidden such differences before; a column that is not listed would be lost to
-- clients without a word, and so would what somebody has changed in a function.
do $$
declare
    v_wrong text;
begin
    select string_agg(p.problem, E'\n' order by m.old_name, p.problem)
    into v_wrong
    from (
        values
            (
                'public.memory_entries',
                'security_service.memory_entries',
                'id, title, content, memory_type, tags, topic_id, user_id, organization_id,
                 embedding, metadata, created_at, updated_at, last_accessed, access_count, type'
            ),
            (
                'public.memory_chunks',
                'security_service.memory_chunks',
                'id, memory_id, organization_id, chunk_index, content, start_offset, end_offset,
                 content_length, token_count, metadata, embedding, access_count,
                 last_accessed_at, created_at'
            ),
            (
                'public.memory_versions',
                'security_service.memory_versions',
                'id, memory_id, version_number, title, content, memory_type, tags, metadata,
                 change_type, changed_fields, change_summary, created_by, created_at'
            ),
            (
                'public.memory_access_patterns',
                'security_service.memory_access_patterns',
                'id, user_id, memory_id, access_type, access_method, created_at'
            ),
            (
                'public.memory_search_analytics',
                'security_service.memory_search_analytics',
                'id, user_id, query, search_type, results_count, execution_time_ms, created_at'
            ),
            (
                'public.topics',
                'security_service.topics',
                'id, name, description, color, user_id, organization_id, created_at, updated_at'
            )
    ) as m (old_name, new_name, column_names)
    left join pg_catalog.pg_class as c
        on c.oid = pg_catalog.to_regclass(m.old_name)
    cross join lateral (
        select
            case
                when c.oid is null then format('%s is missing', m.old_name)
                when c.relkind = 'v' then format('%s is a view already', m.old_name)
                when c.relkind <> 'r' then format('%s is no plain table', m.old_name)
            end

        union all

        select format('%s is there already', m.new_name)
        where pg_catalog.to_regclass(m.new_name) is not null

        union all

        select
            case
                when a.attname is null then format('%s lacks the column %s', m.old_name, l.name)
                when l.name is null then format('%s has a column %s more', m.old_name, a.attname)
            end
        from regexp_split_to_table(m.column_names, ',\s*') as l (name)
        full join (
            select attname
            from pg_catalog.pg_attribute
            where attrelid = c.oid
                and attnum > 0
                and not attisdropped
        ) as a
            on a.attname = l.name
        where c.relkind = 'r'
    ) as p (problem);

    -- The moves write these functions anew, from the bodies of these digests: md5(prosrc).
    select
        nullif(
            concat_ws(
                E'\n',
                v_wrong,
                string_agg(
                    format('public.%s is missing, or has another body', f.name),
                    E'\n'
                    order by f.name
                )
            ),
            ''
        )
    into v_wrong
    from (
        values
            ('get_memory_stats', 'dc300bcb6c699e8029e633b65f8eca97'),
            ('hybrid_search_memories', '1303239b2274b5da11f256800a7f1660'),
            ('keyword_search_memories', 'f802f52eed3c883775176f211f732693'),
            ('log_search_analytics', '4c01d3c7438655c2bc381188284168f8'),
            ('match_memories', 'ded33b473ec22aa04a4b8cdf9f2ce666'),
            ('match_memories_advanced', '729e22d80e962358dd5fcc004a95470c'),
            ('memory_version_trigger', '0f6c0358b22256cec32c9f694a9e8f86'),
            ('text_search_memories', '20748b70b85aae7b5011ec321ebf9287'),
            ('track_memory_access', '790607f33ca6633727dc9029b75a3ed0'),
            ('track_search_analytics', 'e87f0dc6f44333089ac8b68d344022e4'),
            ('update_memory_access', '9823417052d7556d2e4f908e7790fcf6')
    ) as f (name, body)
    where not exists (
            select
            from pg_catalog.pg_proc as r
            where r.pronamespace = 'public'::regnamespace
                and r.proname = f.name
                and md5(r.prosrc) = f.body
        );

    if v_wrong is not null then
        raise exception using
            errcode = 'PR200',
            message = 'this pack was written for other tables or functions; nothing has moved',
            detail = v_wrong,
            hint =
                'Find out who changed them. Bring each table to the columns that its facade lists, '
                'or let the facade list what the table has. Write what was changed in a function '
                'into the move that writes it anew, and its digest into the guard. Then run the '
                'update again.';
    end if;
end
$$;
