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
                'public.stored_api_keys',
                'security_service.stored_api_keys',
                'id, name, environment, project_id, organization_id, encrypted_value, key_type,
                 access_level, status, tags, usage_count, last_rotated, rotation_frequency,
                 expires_at, metadata, created_by, created_at, updated_at'
            ),
            (
                'public.api_key_projects',
                'security_service.api_key_projects',
                'id, name, description, organization_id, owner_id, team_members, settings,
                 created_at, updated_at'
            ),
            (
                'public.key_rotation_policies',
                'security_service.key_rotation_policies',
                'id, key_id, frequency_days, auto_rotate, last_rotation, next_rotation,
                 rotation_history, created_at, updated_at'
            ),
            (
                'public.key_security_events',
                'security_service.key_security_events',
                'id, key_id, organization_id, event_type, severity, description, metadata,
                 timestamp'
            ),
            (
                'public.key_usage_analytics',
                'security_service.key_usage_analytics',
                'id, key_id, operation, organization_id, user_id, success, metadata, timestamp'
            ),
            (
                'public.mcp_key_tools',
                'security_service.mcp_key_tools',
                'id, tool_id, tool_name, organization_id, permissions, risk_level, status,
                 auto_approve, webhook_url, created_by, created_at, updated_at'
            ),
            (
                'public.mcp_key_sessions',
                'security_service.mcp_key_sessions',
                'id, session_id, request_id, tool_id, organization_id, key_names, environment,
                 created_at, expires_at, ended_at'
            ),
            (
                'public.mcp_key_access_requests',
                'security_service.mcp_key_access_requests',
                'id, tool_id, organization_id, key_names, environment, justification,
                 estimated_duration, requires_approval, status, context, approved_by,
                 approved_at, created_at'
            ),
            (
                'public.mcp_key_audit_log',
                'security_service.mcp_key_audit_log',
                'id, event_type, organization_id, tool_id, session_id, user_id, metadata,
                 timestamp'
            ),
            (
                'public.mcp_proxy_tokens',
                'security_service.mcp_proxy_tokens',
                'id, session_id, key_name, proxy_value, encrypted_mapping, created_at,
                 expires_at, revoked_at'
            ),
            (
                'public.api_keys',
                'security_service.api_keys',
                'id, user_id, name, key, key_hash, service, description, is_active, rate_limited,
                 permissions, metadata, created_at, expires_at, last_used_at'
            ),
            (
                'public.api_key_scopes',
                'security_service.api_key_scopes',
                'id, api_key_id, service_key, allowed_actions, max_calls_per_minute, is_active,
                 created_at'
            ),
            (
                'public.mcp_service_catalog',
                'security_service.mcp_service_catalog',
                'id, service_key, display_name, category, credential_fields, is_available,
                 is_beta, created_at, updated_at'
            ),
            (
                'public.user_mcp_services',
                'security_service.user_mcp_services',
                'id, user_id, service_key, encrypted_credentials, is_enabled, environment,
                 total_calls, created_at, updated_at'
            ),
            (
                'public.user_tool_configs',
                'security_service.user_tool_configs',
                'id, user_id, tool_id, api_key, config, permissions, enabled, created_at,
                 updated_at'
            ),
            (
                'public.organizations',
                'security_service.organizations',
                'id, name, slug, description, is_active, created_at, updated_at'
            ),
            (
                'public.organization_users',
                'security_service.organization_users',
                'organization_id, user_id, role, invited_by, joined_at'
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
            ('cleanup_expired_mcp_resources', 'cf890d08471e15585ea4145cacb28d8e'),
            ('get_key_for_mcp_session', 'e14667d0356663ff166e1605e647f13c'),
            ('is_owner', '4119556c13fa8e8b517b4dae00b557c0'),
            ('update_key_usage', 'bce716a504561642d6fb5d2536e1ab58')
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
