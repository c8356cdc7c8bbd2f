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
                    'public.stored_api_keys',
                    'security_service.stored_api_keys',
                    array[
                        'id default extensions.uuid_generate_v4()', 'name',
                        'environment default ''development''::character varying', 'project_id',
                        'organization_id', 'encrypted_value',
                        'key_type default ''api_key''::character varying',
                        'access_level default ''team''::character varying',
                        'status default ''active''::character varying',
                        'tags default ''{}''::text[]', 'usage_count default 0',
                        'last_rotated default now()', 'rotation_frequency default 90', 'expires_at',
                        'metadata default ''{}''::jsonb', 'created_by', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.api_key_projects',
                    'security_service.api_key_projects',
                    array[
                        'id default extensions.uuid_generate_v4()', 'name', 'description',
                        'organization_id', 'owner_id', 'team_members default ''{}''::uuid[]',
                        'settings default ''{}''::jsonb', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.key_rotation_policies',
                    'security_service.key_rotation_policies',
                    array[
                        'id default extensions.uuid_generate_v4()', 'key_id',
                        'frequency_days default 90', 'auto_rotate default false', 'last_rotation',
                        'next_rotation', 'rotation_history default ''[]''::jsonb',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.key_security_events',
                    'security_service.key_security_events',
                    array[
                        'id default extensions.uuid_generate_v4()', 'key_id', 'organization_id',
                        'event_type', 'severity', 'description', 'metadata default ''{}''::jsonb',
                        'timestamp default now()'
                    ]
                ),
                (
                    'public.key_usage_analytics',
                    'security_service.key_usage_analytics',
                    array[
                        'id default extensions.uuid_generate_v4()', 'key_id', 'operation',
                        'organization_id', 'user_id', 'success default true',
                        'metadata default ''{}''::jsonb', 'timestamp default now()'
                    ]
                ),
                (
                    'public.mcp_key_tools',
                    'security_service.mcp_key_tools',
                    array[
                        'id default extensions.uuid_generate_v4()', 'tool_id', 'tool_name',
                        'organization_id',
                        'permissions default ''{"keys": [], "environments": []}''::jsonb',
                        'risk_level default ''medium''::character varying',
                        'status default ''active''::character varying',
                        'auto_approve default false', 'webhook_url', 'created_by',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.mcp_key_sessions',
                    'security_service.mcp_key_sessions',
                    array[
                        'id default extensions.uuid_generate_v4()', 'session_id', 'request_id',
                        'tool_id', 'organization_id', 'key_names', 'environment',
                        'created_at default now()', 'expires_at', 'ended_at'
                    ]
                ),
                (
                    'public.mcp_key_access_requests',
                    'security_service.mcp_key_access_requests',
                    array[
                        'id', 'tool_id', 'organization_id', 'key_names', 'environment',
                        'justification', 'estimated_duration', 'requires_approval default true',
                        'status default ''pending''::character varying',
                        'context default ''{}''::jsonb', 'approved_by', 'approved_at',
                        'created_at default now()'
                    ]
                ),
                (
                    'public.mcp_key_audit_log',
                    'security_service.mcp_key_audit_log',
                    array[
                        'id default extensions.uuid_generate_v4()', 'event_type', 'organization_id',
                        'tool_id', 'session_id', 'user_id', 'metadata default ''{}''::jsonb',
                        'timestamp default now()'
                    ]
                ),
                (
                    'public.mcp_proxy_tokens',
                    'security_service.mcp_proxy_tokens',
                    array[
                        'id default extensions.uuid_generate_v4()', 'session_id', 'key_name',
                        'proxy_value', 'encrypted_mapping', 'created_at default now()',
                        'expires_at', 'revoked_at'
                    ]
                ),
                (
                    'public.api_keys',
                    'security_service.api_keys',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'name', 'key', 'key_hash',
                        'service default ''all''::character varying', 'description',
                        'is_active default true', 'rate_limited default true',
                        'permissions default ''[]''::jsonb', 'metadata default ''{}''::jsonb',
                        'created_at default now()', 'expires_at', 'last_used_at'
                    ]
                ),
                (
                    'public.api_key_scopes',
                    'security_service.api_key_scopes',
                    array[
                        'id default gen_random_uuid()', 'api_key_id', 'service_key',
                        'allowed_actions default ''{*}''::text[]', 'max_calls_per_minute',
                        'is_active default true', 'created_at default now()'
                    ]
                ),
                (
                    'public.mcp_service_catalog',
                    'security_service.mcp_service_catalog',
                    array[
                        'id default gen_random_uuid()', 'service_key', 'display_name',
                        'category default ''other''::character varying',
                        'credential_fields default ''[]''::jsonb', 'is_available default true',
                        'is_beta default false', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.user_mcp_services',
                    'security_service.user_mcp_services',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'service_key',
                        'encrypted_credentials', 'is_enabled default true',
                        'environment default ''production''::character varying',
                        'total_calls default 0', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.user_tool_configs',
                    'security_service.user_tool_configs',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'tool_id', 'api_key',
                        'config default ''{}''::jsonb', 'permissions default ''{}''::text[]',
                        'enabled default false', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.organizations',
                    'security_service.organizations',
                    array[
                        'id default extensions.uuid_generate_v4()', 'name', 'slug', 'description',
                        'is_active default true', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.organization_users',
                    'security_service.organization_users',
                    array[
                        'organization_id', 'user_id', 'role default ''member''::character varying',
                        'invited_by', 'joined_at default now()'
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
                    'public.cleanup_expired_mcp_resources()',
                    'cf890d08471e15585ea4145cacb28d8e'
                ),
                (
                    'public.get_key_for_mcp_session(pg_catalog.text,pg_catalog.text)',
                    'e14667d0356663ff166e1605e647f13c'
                ),
                (
                    'public.is_owner(pg_catalog.uuid)',
                    '4119556c13fa8e8b517b4dae00b557c0'
                ),
                (
                    'public.update_key_usage()',
                    'bce716a504561642d6fb5d2536e1ab58'
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
