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
                    'public.auth_events',
                    'auth_gateway.events',
                    array[
                        'event_id default gen_random_uuid()', 'aggregate_type', 'aggregate_id',
                        'version', 'event_type', 'event_type_version default 1',
                        'payload default ''{}''::jsonb', 'metadata default ''{}''::jsonb',
                        'occurred_at default now()'
                    ]
                ),
                (
                    'public.sessions',
                    'auth_gateway.sessions',
                    array[
                        'id default extensions.uuid_generate_v4()', 'user_id', 'token_hash',
                        'expires_at', 'created_at default now()', 'last_activity default now()',
                        'is_active default true'
                    ]
                ),
                (
                    'public.oauth_sessions',
                    'auth_gateway.oauth_sessions',
                    array[
                        'id default gen_random_uuid()', 'state', 'client_id', 'code_challenge',
                        'code_verifier', 'redirect_uri', 'scope', 'session_data',
                        'is_used default false', 'used_at', 'created_at default now()',
                        'expires_at'
                    ]
                ),
                (
                    'public.user_roles',
                    'auth_gateway.user_roles',
                    array[
                        'id default nextval(''public.user_roles_id_seq''::regclass)', 'user_id',
                        'role', 'granted_by', 'granted_at default now()', 'expires_at'
                    ]
                ),
                (
                    'public.user_sessions',
                    'auth_gateway.user_sessions',
                    array[
                        'id default nextval(''public.user_sessions_id_seq''::regclass)', 'user_id',
                        'session_token', 'ip_address', 'user_agent', 'created_at default now()',
                        'last_accessed default now()', 'expires_at'
                    ]
                ),
                (
                    'public.oauth_clients',
                    'auth_gateway.oauth_clients',
                    array[
                        'client_id', 'client_secret_hash', 'client_name',
                        'redirect_uris default ''{}''::text[]',
                        'allowed_scopes default ''{memories:read}''::text[]',
                        'is_active default true', 'created_at default now()'
                    ]
                ),
                (
                    'public.oauth_tokens',
                    'auth_gateway.oauth_tokens',
                    array[
                        'id default gen_random_uuid()', 'client_id', 'user_id', 'token_hash',
                        'token_type default ''access''::character varying',
                        'scopes default ''{}''::text[]', 'parent_token_id',
                        'created_at default now()', 'expires_at', 'revoked_at'
                    ]
                ),
                (
                    'public.oauth_authorization_codes',
                    'auth_gateway.oauth_authorization_codes',
                    array[
                        'code_hash', 'client_id', 'user_id', 'redirect_uri',
                        'scopes default ''{}''::text[]', 'created_at default now()', 'expires_at',
                        'consumed default false', 'consumed_at'
                    ]
                ),
                (
                    'public.auth_users',
                    'auth_gateway.auth_users',
                    array[
                        'user_id', 'email', 'role default ''user''::text',
                        'last_event_version default 0', 'created_at', 'updated_at'
                    ]
                ),
                (
                    'public.auth_sessions',
                    'auth_gateway.auth_sessions',
                    array[
                        'session_id', 'user_id', 'platform default ''web''::text', 'started_at',
                        'ended_at'
                    ]
                ),
                (
                    'public.auth_api_keys',
                    'auth_gateway.auth_api_keys',
                    array[
                        'key_id', 'user_id', 'name', 'is_active default true', 'created_at',
                        'revoked_at'
                    ]
                ),
                (
                    'public.users',
                    'auth_gateway.user_accounts',
                    array[
                        'id default extensions.uuid_generate_v4()', 'email', 'password_hash',
                        'organization_id', 'role default ''user''::public.user_role',
                        'plan default ''free''::public.plan_type', 'settings default ''{}''::jsonb',
                        'created_at default now()', 'updated_at default now()', 'last_login'
                    ]
                ),
                (
                    'public.simple_users',
                    'auth_gateway.simple_users',
                    array[
                        'id default gen_random_uuid()', 'email', 'password_hash', 'full_name',
                        'role default ''user''::text', 'project_scope default ''maas''::text',
                        'is_active default true', 'last_login_at', 'created_at default now()',
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
                    'public.apply_auth_event()',
                    'be33e3ef003adf5bf420bc4c0d6db3a8'
                ),
                (
                    'public.cleanup_expired_oauth_sessions()',
                    'e9beeebf5a410056e36d35d6dc837c21'
                ),
                (
                    'public.get_current_org()',
                    'd05b44c3c97155360259fec2b3301d3c'
                ),
                (
                    'public.is_admin()',
                    '3f6c80c20a3d2b4ca692d692f971a65d'
                ),
                (
                    'public.request_password_reset(pg_catalog.text)',
                    '3150bb3a750a1652de823c92652e7f1a'
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
