-- Before anything moves: whether the tables and functions are still those that the moves were
-- planned on. A column that has come since would be lost to clients without a word, and so would
-- another default, and what somebody has changed in a function that a move writes anew.
set local search_path = '';

do $guard$
declare
    v_wrong text[];
begin
    v_wrong := array(
        select p.problem
        from (
            values
                (
                    'public.memory_entries',
                    'security_service.memory_entries',
                    array[
                        'id default extensions.uuid_generate_v4()', 'title', 'content',
                        'memory_type default ''context''::public.memory_type',
                        'tags default ''{}''::text[]', 'topic_id', 'user_id', 'organization_id',
                        'embedding', 'metadata default ''{}''::jsonb', 'created_at default now()',
                        'updated_at default now()', 'last_accessed', 'access_count default 0',
                        'type'
                    ]
                ),
                (
                    'public.memory_chunks',
                    'security_service.memory_chunks',
                    array[
                        'id default gen_random_uuid()', 'memory_id', 'organization_id',
                        'chunk_index', 'content', 'start_offset', 'end_offset', 'content_length',
                        'token_count', 'metadata default ''{}''::jsonb', 'embedding',
                        'access_count default 0', 'last_accessed_at', 'created_at default now()'
                    ]
                ),
                (
                    'public.memory_versions',
                    'security_service.memory_versions',
                    array[
                        'id default extensions.uuid_generate_v4()', 'memory_id', 'version_number',
                        'title', 'content', 'memory_type', 'tags default ''{}''::text[]',
                        'metadata default ''{}''::jsonb',
                        'change_type default ''update''::character varying', 'changed_fields',
                        'change_summary', 'created_by', 'created_at default now()'
                    ]
                ),
                (
                    'public.memory_access_patterns',
                    'security_service.memory_access_patterns',
                    array[
                        'id default extensions.uuid_generate_v4()', 'user_id', 'memory_id',
                        'access_type', 'access_method', 'created_at default now()'
                    ]
                ),
                (
                    'public.memory_search_analytics',
                    'security_service.memory_search_analytics',
                    array[
                        'id default extensions.uuid_generate_v4()', 'user_id', 'query',
                        'search_type default ''vector''::character varying',
                        'results_count default 0', 'execution_time_ms', 'created_at default now()'
                    ]
                ),
                (
                    'public.topics',
                    'security_service.topics',
                    array[
                        'id default extensions.uuid_generate_v4()', 'name', 'description', 'color',
                        'user_id', 'organization_id', 'created_at default now()',
                        'updated_at default now()'
                    ]
                )
        ) as m (old_name, new_name, columns)
        left join pg_catalog.pg_class as c
            on c.oid = pg_catalog.to_regclass(m.old_name)
        cross join lateral (
            select
                case
                    when c.oid is null then format('%s is missing', m.old_name)
                    when c.relkind not in ('r', 'p')
                        then format('%s is no table any more', m.old_name)
                end

            union all

            select format('%s is there already', m.new_name)
            where pg_catalog.to_regclass(m.new_name) is not null

            union all

            select
                case
                    when a.definition is null
                        then format('%s lacks the column %s', m.old_name, l.definition)
                    when l.definition is null
                        then format('%s has a column %s more', m.old_name, a.definition)
                end
            from unnest(m.columns) as l (definition)
            full join (
                select
                    concat_ws(
                        ' default ',
                        t.attname,
                        case
                            when t.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid)
                        end
                    )
                from pg_catalog.pg_attribute as t
                left join pg_catalog.pg_attrdef as d
                    on d.adrelid = t.attrelid
                    and d.adnum = t.attnum
                where t.attrelid = c.oid
                    and t.attnum > 0
                    and not t.attisdropped
            ) as a (definition)
                on a.definition = l.definition
            where c.relkind in ('r', 'p')
        ) as p (problem)
        where p.problem is not null
        order by p.problem
    );

    v_wrong := v_wrong || array(
        select format('%s is missing, or has another body', f.identity)
        from (
            values
                (
                    'public.get_memory_stats(pg_catalog.uuid)',
                    'dc300bcb6c699e8029e633b65f8eca97'
                ),
                (
                    'public.hybrid_search_memories(pg_catalog.text,extensions.vector,pg_catalog.uuid,integer,double precision)',
                    '1303239b2274b5da11f256800a7f1660'
                ),
                (
                    'public.keyword_search_memories(pg_catalog.text[],pg_catalog.uuid,integer)',
                    'f802f52eed3c883775176f211f732693'
                ),
                (
                    'public.log_search_analytics(pg_catalog.text,pg_catalog.text,integer,integer)',
                    '4c01d3c7438655c2bc381188284168f8'
                ),
                (
                    'public.match_memories(extensions.vector,double precision,integer,pg_catalog.uuid,pg_catalog.text)',
                    'ded33b473ec22aa04a4b8cdf9f2ce666'
                ),
                (
                    'public.match_memories_advanced(extensions.vector,double precision,integer,pg_catalog.uuid,public.memory_type[],pg_catalog.text[])',
                    '729e22d80e962358dd5fcc004a95470c'
                ),
                (
                    'public.memory_version_trigger()',
                    '0f6c0358b22256cec32c9f694a9e8f86'
                ),
                (
                    'public.text_search_memories(pg_catalog.text,pg_catalog.uuid,integer)',
                    '20748b70b85aae7b5011ec321ebf9287'
                ),
                (
                    'public.track_memory_access(pg_catalog.uuid,pg_catalog.uuid,pg_catalog.text,pg_catalog.text)',
                    '790607f33ca6633727dc9029b75a3ed0'
                ),
                (
                    'public.track_search_analytics(pg_catalog.uuid,pg_catalog.text,integer)',
                    'e87f0dc6f44333089ac8b68d344022e4'
                ),
                (
                    'public.update_memory_access(pg_catalog.uuid)',
                    '9823417052d7556d2e4f908e7790fcf6'
                )
        ) as f (identity, body)
        left join pg_catalog.pg_proc as r
            on r.oid = pg_catalog.to_regprocedure(f.identity)
        where md5(convert_to(r.prosrc, 'UTF8')) is distinct from f.body
        order by f.identity
    );

    if cardinality(v_wrong) > 0 then
        raise exception using
            errcode = 'PR200',
            message = 'this pack was planned for other tables or functions; nothing has moved',
            detail = array_to_string(v_wrong, E'\n'),
            hint =
                'Find out who changed them. Bring them to what is listed, or plan the moves '
                'anew on this database: ./pgrehearse facade plan, or write.';
    end if;
end
$guard$;
