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
                'public.auth_events',
                'auth_gateway.events',
                'event_id, aggregate_type, aggregate_id, version, event_type, event_type_version,
                 payload, metadata, occurred_at'
            ),
            (
                'public.sessions',
                'auth_gateway.sessions',
                'id, user_id, token_hash, expires_at, created_at, last_activity, is_active'
            ),
            (
                'public.oauth_sessions',
                'auth_gateway.oauth_sessions',
                'id, state, client_id, code_challenge, code_verifier, redirect_uri, scope,
                 session_data, is_used, used_at, created_at, expires_at'
            ),
            (
                'public.user_roles',
                'auth_gateway.user_roles',
                'id, user_id, role, granted_by, granted_at, expires_at'
            ),
            (
                'public.user_sessions',
                'auth_gateway.user_sessions',
                'id, user_id, session_token, ip_address, user_agent, created_at, last_accessed,
                 expires_at'
            ),
            (
                'public.oauth_clients',
                'auth_gateway.oauth_clients',
                'client_id, client_secret_hash, client_name, redirect_uris, allowed_scopes,
                 is_active, created_at'
            ),
            (
                'public.oauth_tokens',
                'auth_gateway.oauth_tokens',
                'id, client_id, user_id, token_hash, token_type, scopes, parent_token_id,
                 created_at, expires_at, revoked_at'
            ),
            (
                'public.oauth_authorization_codes',
                'auth_gateway.oauth_authorization_codes',
                'code_hash, client_id, user_id, redirect_uri, scopes, created_at, expires_at,
                 consumed, consumed_at'
            ),
            (
                'public.auth_users',
                'auth_gateway.auth_users',
                'user_id, email, role, last_event_version, created_at, updated_at'
            ),
            (
                'public.auth_sessions',
                'auth_gateway.auth_sessions',
                'session_id, user_id, platform, started_at, ended_at'
            ),
            (
                'public.auth_api_keys',
                'auth_gateway.auth_api_keys',
                'key_id, user_id, name, is_active, created_at, revoked_at'
            ),
            (
                'public.users',
                'auth_gateway.user_accounts',
                'id, email, password_hash, organization_id, role, plan, settings, created_at,
                 updated_at, last_login'
            ),
            (
                'public.simple_users',
                'auth_gateway.simple_users',
                'id, email, password_hash, full_name, role, project_scope, is_active,
                 last_login_at, created_at, updated_at'
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
            ('apply_auth_event', 'be33e3ef003adf5bf420bc4c0d6db3a8'),
            ('cleanup_expired_oauth_sessions', 'e9beeebf5a410056e36d35d6dc837c21'),
            ('get_current_org', 'd05b44c3c97155360259fec2b3301d3c'),
            ('is_admin', '3f6c80c20a3d2b4ca692d692f971a65d'),
            ('request_password_reset', '3150bb3a750a1652de823c92652e7f1a')
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
