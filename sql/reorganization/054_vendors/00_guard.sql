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
                    'public.vendor_organizations',
                    'vendors.organizations',
                    array[
                        'id default gen_random_uuid()', 'vendor_code', 'organization_name',
                        'organization_type', 'business_registration', 'tax_id', 'contact_email',
                        'contact_name', 'website_url',
                        'billing_model default ''usage_based''::character varying',
                        'billing_tier default ''starter''::character varying', 'billing_address',
                        'currency default ''USD''::character varying', 'credit_balance default 0',
                        'monthly_limit', 'monthly_spend_limit', 'rate_limit_per_minute default 60',
                        'platform_access default ''{}''::jsonb',
                        'service_permissions default ''{}''::jsonb',
                        'compliance_requirements default ''{}''::jsonb',
                        'privacy_level default ''standard''::character varying',
                        'data_retention_days default 90',
                        'status default ''active''::character varying', 'trial_ends_at',
                        'created_by', 'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.vendor_api_keys_v2',
                    'vendors.api_keys',
                    array[
                        'id default gen_random_uuid()', 'vendor_org_id', 'key_id',
                        'key_secret_hash', 'key_name default ''Default key''::character varying',
                        'key_description', 'key_type default ''live''::character varying',
                        'environment default ''production''::character varying',
                        'allowed_platforms default ''[]''::jsonb',
                        'allowed_services default ''[]''::jsonb',
                        'allowed_ip_ranges default ''[]''::jsonb', 'rate_limit_override',
                        'requires_signature default false', 'webhook_url', 'webhook_secret',
                        'total_requests default 0', 'monthly_requests default 0',
                        'is_active default true', 'last_used_at', 'last_request_at',
                        'created_at default now()', 'updated_at default now()', 'expires_at'
                    ]
                ),
                (
                    'public.vendor_api_keys',
                    'vendors.legacy_api_keys',
                    array[
                        'id default gen_random_uuid()', 'vendor_name', 'key_name', 'encrypted_key',
                        'description', 'is_active default true', 'last_used_at',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.vendor_platform_sessions',
                    'vendors.platform_sessions',
                    array[
                        'id default gen_random_uuid()', 'vendor_org_id', 'user_id', 'platform',
                        'session_token', 'session_metadata default ''{}''::jsonb', 'ip_address',
                        'user_agent', 'requires_mfa default false', 'mfa_verified_at',
                        'is_active default true', 'created_at default now()',
                        'last_activity_at default now()', 'expires_at'
                    ]
                ),
                (
                    'public.vendor_usage_logs',
                    'vendors.usage_logs',
                    array[
                        'id default gen_random_uuid()', 'vendor_org_id', 'api_key_id', 'request_id',
                        'platform', 'service', 'endpoint', 'method', 'status_code',
                        'success default true', 'error_message', 'request_timestamp default now()',
                        'processed_at', 'processing_time_ms', 'request_size_bytes',
                        'response_size_bytes', 'tokens_consumed default 0',
                        'compute_units default 0', 'cost_amount default 0',
                        'cost_currency default ''USD''::character varying', 'billing_tier',
                        'ip_address', 'user_agent', 'request_metadata default ''{}''::jsonb',
                        'response_metadata default ''{}''::jsonb'
                    ]
                ),
                (
                    'public.vendor_key_audit_log',
                    'vendors.key_audit_log',
                    array[
                        'id default gen_random_uuid()', 'key_id', 'action', 'user_id', 'ip_address',
                        'user_agent', 'timestamp default now()'
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
                    'public.generate_vendor_api_key(pg_catalog.uuid,pg_catalog.text)',
                    'b9c4a0b866359354ed4670522971c538'
                ),
                (
                    'public.log_vendor_usage(pg_catalog.uuid,pg_catalog.uuid,pg_catalog.text,pg_catalog.text,pg_catalog.text,integer,numeric)',
                    '86ed11af91f27554a2198abb6f35bea8'
                ),
                (
                    'public.validate_vendor_api_key(pg_catalog.text,pg_catalog.text)',
                    'dab44a67af2a7dd9d4f80b396be7a4a3'
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
