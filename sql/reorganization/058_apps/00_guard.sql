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
                    'public.agent_banks_sessions',
                    'app_the_fixer_initiative.agent_banks_sessions',
                    array[
                        'id default gen_random_uuid()', 'session_name',
                        'session_type default ''development''::character varying', 'description',
                        'status default ''active''::character varying', 'memory_count default 0',
                        'metadata default ''{}''::jsonb', 'started_at default now()',
                        'last_activity default now()', 'completed_at'
                    ]
                ),
                (
                    'public.agent_banks_memories',
                    'app_the_fixer_initiative.agent_banks_memories',
                    array[
                        'id default gen_random_uuid()', 'title', 'content', 'summary',
                        'memory_type default ''context''::character varying',
                        'status default ''active''::character varying',
                        'relevance_score default 1.0', 'access_count default 0', 'project_ref',
                        'source_url', 'tags default ''[]''::jsonb',
                        'metadata default ''{}''::jsonb', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.agent_banks_memory_search_logs',
                    'app_the_fixer_initiative.agent_banks_memory_search_logs',
                    array[
                        'id default gen_random_uuid()', 'query',
                        'search_type default ''vector''::character varying',
                        'filters default ''{}''::jsonb', 'limit_requested default 10',
                        'results_count default 0', 'threshold default 0.7', 'top_similarity_score',
                        'execution_time_ms', 'session_id', 'user_context',
                        'created_at default now()'
                    ]
                ),
                (
                    'public.intelligence_cache',
                    'app_lanonasis_maas.intelligence_cache',
                    array[
                        'id default gen_random_uuid()', 'cache_key', 'user_id', 'response',
                        'hit_count default 0', 'created_at default now()', 'expires_at'
                    ]
                ),
                (
                    'public.scheduled_workflows',
                    'app_lanonasis_maas.scheduled_workflows',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'goal', 'schedule_type',
                        'scheduled_time', 'status default ''active''::text', 'last_run_at',
                        'next_run_at', 'metadata default ''{}''::jsonb', 'created_at default now()'
                    ]
                ),
                (
                    'public.workflow_runs',
                    'app_lanonasis_maas.workflow_runs',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'goal',
                        'status default ''queued''::text', 'steps default ''[]''::jsonb',
                        'results default ''{}''::jsonb', 'used_memories default ''[]''::jsonb',
                        'error_message', 'created_at default now()', 'completed_at'
                    ]
                ),
                (
                    'public.imported_data',
                    'app_lanonasis_maas.imported_data',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'source_type', 'title',
                        'content', 'file_url', 'metadata default ''{}''::jsonb',
                        'created_at default now()'
                    ]
                ),
                (
                    'public.chat_conversations',
                    'app_vortexcore.chat_conversations',
                    array[
                        'id', 'user_id', 'title', 'topic', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.chat_messages',
                    'app_vortexcore.chat_messages',
                    array[
                        'id', 'conversation_id', 'role', 'content', 'encrypted default false',
                        'timestamp default now()'
                    ]
                ),
                (
                    'public.ai_recommendations',
                    'app_vortexcore.ai_recommendations',
                    array[
                        'id default nextval(''public.ai_recommendations_id_seq''::regclass)',
                        'user_id', 'recommendation_type', 'content', 'confidence_score',
                        'used default false', 'created_at default now()', 'expires_at'
                    ]
                ),
                (
                    'public.ai_response_cache',
                    'app_vortexcore.ai_response_cache',
                    array[
                        'id default gen_random_uuid()', 'prompt_hash', 'prompt', 'response',
                        'model_used', 'tokens_used', 'hit_count default 0',
                        'created_at default now()', 'expires_at'
                    ]
                ),
                (
                    'public.vortex_items',
                    'app_vortexcore.vortex_items',
                    array[
                        'id default gen_random_uuid()', 'company_id', 'owner_id', 'title', 'type',
                        'status default ''idea''::text', 'pitch', 'source', 'url', 'writer',
                        'keywords default ''{}''::text[]', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.vortex_settings',
                    'app_vortexcore.vortex_settings',
                    array[
                        'user_id', 'key', 'value default ''{}''::jsonb', 'updated_at default now()'
                    ]
                ),
                (
                    'public.vortex_wallets',
                    'app_vortexcore.vortex_wallets',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'currency default ''USD''::text',
                        'balance default 0', 'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.vortex_transactions',
                    'app_vortexcore.vortex_transactions',
                    array[
                        'id default gen_random_uuid()', 'wallet_id', 'user_id', 'amount',
                        'description', 'created_at default now()'
                    ]
                ),
                (
                    'public.business_profiles',
                    'app_seftec.business_profiles',
                    array[
                        'id default nextval(''public.business_profiles_id_seq''::regclass)',
                        'user_id', 'business_name', 'business_type', 'industry',
                        'registration_number', 'tax_id', 'address default ''{}''::jsonb',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.business_metrics',
                    'app_seftec.business_metrics',
                    array[
                        'id default gen_random_uuid()', 'user_id',
                        'metric_date default CURRENT_DATE', 'total_revenue default 0',
                        'total_expenses default 0', 'net_profit default 0',
                        'cash_on_hand default 0', 'outstanding_receivables default 0',
                        'outstanding_payables default 0', 'inventory_value default 0',
                        'overdue_invoices default 0', 'total_customers default 0',
                        'active_customers default 0', 'total_products default 0',
                        'low_stock_items default 0', 'out_of_stock_items default 0',
                        'metadata default ''{}''::jsonb', 'created_at default now()'
                    ]
                ),
                (
                    'public.business_financial_insights',
                    'app_seftec.business_financial_insights',
                    array[
                        'id default nextval(''public.business_financial_insights_id_seq''::regclass)',
                        'user_id', 'insight_type', 'data', 'period_start', 'period_end',
                        'generated_at default now()'
                    ]
                ),
                (
                    'public.business_recommendations',
                    'app_seftec.business_recommendations',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'recommendation_type', 'title',
                        'description', 'impact_level default ''medium''::text',
                        'implementation_effort default ''medium''::text', 'confidence_score',
                        'estimated_value', 'action_items default ''[]''::jsonb',
                        'supporting_data default ''{}''::jsonb', 'status default ''pending''::text',
                        'created_at default now()', 'reviewed_at', 'implemented_at', 'expires_at'
                    ]
                ),
                (
                    'public.edoc_consents',
                    'app_seftec.edoc_consents',
                    array[
                        'id default nextval(''public.edoc_consents_id_seq''::regclass)', 'user_id',
                        'consent_type', 'status', 'metadata default ''{}''::jsonb',
                        'created_at default now()', 'expires_at'
                    ]
                ),
                (
                    'public.edoc_financial_analysis',
                    'app_seftec.edoc_financial_analysis',
                    array[
                        'id default nextval(''public.edoc_financial_analysis_id_seq''::regclass)',
                        'user_id', 'analysis_type', 'data', 'created_at default now()'
                    ]
                ),
                (
                    'public.edoc_transactions',
                    'app_seftec.edoc_transactions',
                    array[
                        'id default nextval(''public.edoc_transactions_id_seq''::regclass)',
                        'user_id', 'transaction_id', 'amount',
                        'currency default ''NGN''::character varying', 'status',
                        'metadata default ''{}''::jsonb', 'created_at default now()'
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
