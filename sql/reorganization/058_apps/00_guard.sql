-- What a database can answer of the guide's checklist before any table of this pack moves: that
-- each is there, is a table still, has the columns that its facade is going to list and no
-- others, and that its new name is free. A "create table if not exists" that did nothing, and
-- columns added or renamed by hand, have hidden such differences before; a column that is not
-- listed would be lost to clients without a word.
do $$
declare
    v_wrong text;
begin
    select string_agg(p.problem, E'\n' order by m.old_name, p.problem)
    into v_wrong
    from (
        values
            (
                'public.agent_banks_sessions',
                'app_the_fixer_initiative.agent_banks_sessions',
                'id, session_name, session_type, description, status, memory_count, metadata,
                 started_at, last_activity, completed_at'
            ),
            (
                'public.agent_banks_memories',
                'app_the_fixer_initiative.agent_banks_memories',
                'id, title, content, summary, memory_type, status, relevance_score, access_count,
                 project_ref, source_url, tags, metadata, created_at, updated_at'
            ),
            (
                'public.agent_banks_memory_search_logs',
                'app_the_fixer_initiative.agent_banks_memory_search_logs',
                'id, query, search_type, filters, limit_requested, results_count, threshold,
                 top_similarity_score, execution_time_ms, session_id, user_context, created_at'
            ),
            (
                'public.intelligence_cache',
                'app_lanonasis_maas.intelligence_cache',
                'id, cache_key, user_id, response, hit_count, created_at, expires_at'
            ),
            (
                'public.scheduled_workflows',
                'app_lanonasis_maas.scheduled_workflows',
                'id, user_id, goal, schedule_type, scheduled_time, status, last_run_at,
                 next_run_at, metadata, created_at'
            ),
            (
                'public.workflow_runs',
                'app_lanonasis_maas.workflow_runs',
                'id, user_id, goal, status, steps, results, used_memories, error_message,
                 created_at, completed_at'
            ),
            (
                'public.imported_data',
                'app_lanonasis_maas.imported_data',
                'id, user_id, source_type, title, content, file_url, metadata, created_at'
            ),
            (
                'public.chat_conversations',
                'app_vortexcore.chat_conversations',
                'id, user_id, title, topic, created_at, updated_at'
            ),
            (
                'public.chat_messages',
                'app_vortexcore.chat_messages',
                'id, conversation_id, role, content, encrypted, timestamp'
            ),
            (
                'public.ai_recommendations',
                'app_vortexcore.ai_recommendations',
                'id, user_id, recommendation_type, content, confidence_score, used, created_at,
                 expires_at'
            ),
            (
                'public.ai_response_cache',
                'app_vortexcore.ai_response_cache',
                'id, prompt_hash, prompt, response, model_used, tokens_used, hit_count,
                 created_at, expires_at'
            ),
            (
                'public.vortex_items',
                'app_vortexcore.vortex_items',
                'id, company_id, owner_id, title, type, status, pitch, source, url, writer,
                 keywords, created_at, updated_at'
            ),
            (
                'public.vortex_settings',
                'app_vortexcore.vortex_settings',
                'user_id, key, value, updated_at'
            ),
            (
                'public.vortex_wallets',
                'app_vortexcore.vortex_wallets',
                'id, user_id, currency, balance, created_at, updated_at'
            ),
            (
                'public.vortex_transactions',
                'app_vortexcore.vortex_transactions',
                'id, wallet_id, user_id, amount, description, created_at'
            ),
            (
                'public.business_profiles',
                'app_seftec.business_profiles',
                'id, user_id, business_name, business_type, industry, registration_number,
                 tax_id, address, created_at, updated_at'
            ),
            (
                'public.business_metrics',
                'app_seftec.business_metrics',
                'id, user_id, metric_date, total_revenue, total_expenses, net_profit,
                 cash_on_hand, outstanding_receivables, outstanding_payables, inventory_value,
                 overdue_invoices, total_customers, active_customers, total_products,
                 low_stock_items, out_of_stock_items, metadata, created_at'
            ),
            (
                'public.business_financial_insights',
                'app_seftec.business_financial_insights',
                'id, user_id, insight_type, data, period_start, period_end, generated_at'
            ),
            (
                'public.business_recommendations',
                'app_seftec.business_recommendations',
                'id, user_id, recommendation_type, title, description, impact_level,
                 implementation_effort, confidence_score, estimated_value, action_items,
                 supporting_data, status, created_at, reviewed_at, implemented_at, expires_at'
            ),
            (
                'public.edoc_consents',
                'app_seftec.edoc_consents',
                'id, user_id, consent_type, status, metadata, created_at, expires_at'
            ),
            (
                'public.edoc_financial_analysis',
                'app_seftec.edoc_financial_analysis',
                'id, user_id, analysis_type, data, created_at'
            ),
            (
                'public.edoc_transactions',
                'app_seftec.edoc_transactions',
                'id, user_id, transaction_id, amount, currency, status, metadata, created_at'
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

    if v_wrong is not null then
        raise exception using
            errcode = 'PR200',
            message = 'this pack was written for other tables; nothing has moved',
            detail = v_wrong,
            hint =
                'Find out who changed them. Bring each table to the columns that its facade lists, '
                'or let the facade list what the table has; then run the update again.';
    end if;
end
$$;
