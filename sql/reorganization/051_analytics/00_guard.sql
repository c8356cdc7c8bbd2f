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
                    'public.usage_tracking',
                    'analytics.usage_tracking',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'action',
                        'metadata default ''{}''::jsonb', 'created_at default now()'
                    ]
                ),
                (
                    'public.user_activity_logs',
                    'analytics.user_activity_logs',
                    array[
                        'id', 'user_id', 'action', 'resource_type', 'resource_id', 'ip_address',
                        'user_agent', 'metadata default ''{}''::jsonb', 'created_at default now()'
                    ]
                ),
                (
                    'public.ai_usage_logs',
                    'analytics.ai_usage_logs',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'prompt', 'model_used',
                        'query_complexity', 'tokens_used', 'estimated_cost', 'response_time_ms',
                        'user_feedback', 'feedback_text', 'created_at default now()'
                    ]
                ),
                (
                    'public.system_error_logs',
                    'analytics.system_error_logs',
                    array[
                        'id', 'error_type', 'error_message', 'function_name', 'stack_trace',
                        'request_data', 'user_id', 'created_at default now()'
                    ]
                ),
                (
                    'public.webhook_logs',
                    'analytics.webhook_logs',
                    array[
                        'id default nextval(''public.webhook_logs_id_seq''::regclass)', 'provider',
                        'event_type', 'resource_type', 'resource_id', 'raw_event',
                        'processed_at default now()'
                    ]
                ),
                (
                    'public.company_usage_logs',
                    'analytics.company_usage_logs',
                    array[
                        'id default gen_random_uuid()', 'project_id', 'service_id', 'endpoint_id',
                        'user_id', 'request_method', 'request_path', 'request_size_bytes',
                        'response_size_bytes', 'response_status', 'execution_time_ms',
                        'metadata default ''{}''::jsonb', 'timestamp default now()'
                    ]
                ),
                (
                    'public.edoc_usage_logs',
                    'analytics.edoc_usage_logs',
                    array[
                        'id default nextval(''public.edoc_usage_logs_id_seq''::regclass)',
                        'user_id', 'action', 'resource_type', 'resource_id',
                        'metadata default ''{}''::jsonb', 'created_at default now()'
                    ]
                ),
                (
                    'public.search_history',
                    'analytics.search_history',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'search_query', 'category',
                        'filters default ''{}''::jsonb', 'results_count default 0',
                        'created_at default now()'
                    ]
                ),
                (
                    'public.query_classifications',
                    'analytics.query_classifications',
                    array[
                        'id default gen_random_uuid()', 'prompt', 'classified_complexity',
                        'actual_complexity', 'was_escalated default false', 'feedback_score',
                        'tokens_used', 'created_at default now()'
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
                    'public.request_password_reset(pg_catalog.text)',
                    '125b3f7435ec921e00e0b9a571da8e97'
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
