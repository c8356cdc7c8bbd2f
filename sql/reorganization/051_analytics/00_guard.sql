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
                'public.usage_tracking',
                'analytics.usage_tracking',
                'id, user_id, action, metadata, created_at'
            ),
            (
                'public.user_activity_logs',
                'analytics.user_activity_logs',
                'id, user_id, action, resource_type, resource_id, ip_address, user_agent,
                 metadata, created_at'
            ),
            (
                'public.ai_usage_logs',
                'analytics.ai_usage_logs',
                'id, user_id, prompt, model_used, query_complexity, tokens_used, estimated_cost,
                 response_time_ms, user_feedback, feedback_text, created_at'
            ),
            (
                'public.system_error_logs',
                'analytics.system_error_logs',
                'id, error_type, error_message, function_name, stack_trace, request_data,
                 user_id, created_at'
            ),
            (
                'public.webhook_logs',
                'analytics.webhook_logs',
                'id, provider, event_type, resource_type, resource_id, raw_event, processed_at'
            ),
            (
                'public.company_usage_logs',
                'analytics.company_usage_logs',
                'id, project_id, service_id, endpoint_id, user_id, request_method, request_path,
                 request_size_bytes, response_size_bytes, response_status, execution_time_ms,
                 metadata, timestamp'
            ),
            (
                'public.edoc_usage_logs',
                'analytics.edoc_usage_logs',
                'id, user_id, action, resource_type, resource_id, metadata, created_at'
            ),
            (
                'public.search_history',
                'analytics.search_history',
                'id, user_id, search_query, category, filters, results_count, created_at'
            ),
            (
                'public.query_classifications',
                'analytics.query_classifications',
                'id, prompt, classified_complexity, actual_complexity, was_escalated,
                 feedback_score, tokens_used, created_at'
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
            ('request_password_reset', '125b3f7435ec921e00e0b9a571da8e97')
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
