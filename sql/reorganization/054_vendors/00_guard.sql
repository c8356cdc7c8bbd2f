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
                'public.vendor_organizations',
                'vendors.organizations',
                'id, vendor_code, organization_name, organization_type, business_registration,
                 tax_id, contact_email, contact_name, website_url, billing_model, billing_tier,
                 billing_address, currency, credit_balance, monthly_limit, monthly_spend_limit,
                 rate_limit_per_minute, platform_access, service_permissions,
                 compliance_requirements, privacy_level, data_retention_days, status,
                 trial_ends_at, created_by, created_at, updated_at'
            ),
            (
                'public.vendor_api_keys_v2',
                'vendors.api_keys',
                'id, vendor_org_id, key_id, key_secret_hash, key_name, key_description, key_type,
                 environment, allowed_platforms, allowed_services, allowed_ip_ranges,
                 rate_limit_override, requires_signature, webhook_url, webhook_secret,
                 total_requests, monthly_requests, is_active, last_used_at, last_request_at,
                 created_at, updated_at, expires_at'
            ),
            (
                'public.vendor_api_keys',
                'vendors.legacy_api_keys',
                'id, vendor_name, key_name, encrypted_key, description, is_active, last_used_at,
                 created_at, updated_at'
            ),
            (
                'public.vendor_platform_sessions',
                'vendors.platform_sessions',
                'id, vendor_org_id, user_id, platform, session_token, session_metadata,
                 ip_address, user_agent, requires_mfa, mfa_verified_at, is_active, created_at,
                 last_activity_at, expires_at'
            ),
            (
                'public.vendor_usage_logs',
                'vendors.usage_logs',
                'id, vendor_org_id, api_key_id, request_id, platform, service, endpoint, method,
                 status_code, success, error_message, request_timestamp, processed_at,
                 processing_time_ms, request_size_bytes, response_size_bytes, tokens_consumed,
                 compute_units, cost_amount, cost_currency, billing_tier, ip_address, user_agent,
                 request_metadata, response_metadata'
            ),
            (
                'public.vendor_key_audit_log',
                'vendors.key_audit_log',
                'id, key_id, action, user_id, ip_address, user_agent, timestamp'
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
            ('generate_vendor_api_key', 'b9c4a0b866359354ed4670522971c538'),
            ('log_vendor_usage', '86ed11af91f27554a2198abb6f35bea8'),
            ('validate_vendor_api_key', 'dab44a67af2a7dd9d4f80b396be7a4a3')
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
