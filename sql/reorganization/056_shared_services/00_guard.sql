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
                    'public.profiles',
                    'shared_services.profiles',
                    array[
                        'id', 'email', 'full_name', 'first_name', 'last_name', 'company_name',
                        'business_type', 'is_vendor default false', 'stripe_customer_id',
                        'subscription_tier default ''free''::text', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.user_settings',
                    'shared_services.settings',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'theme default ''system''::text',
                        'language default ''en''::text', 'settings default ''{}''::jsonb',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.user_config',
                    'shared_services.user_config',
                    array[
                        'user_id', 'key', 'value', 'updated_at default now()'
                    ]
                ),
                (
                    'public.user_preferences',
                    'shared_services.user_preferences',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'business_size',
                        'industry_focus', 'payment_methods',
                        'preferred_currencies default ''{USD}''::text[]', 'regions_of_interest',
                        'risk_tolerance default ''medium''::text', 'trade_frequency',
                        'trade_volume', 'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.user_consents',
                    'shared_services.user_consents',
                    array[
                        'id default nextval(''public.user_consents_id_seq''::regclass)', 'user_id',
                        'consent_type', 'granted', 'version default ''1.0''::text', 'metadata',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.notification_settings',
                    'shared_services.notification_settings',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'info_enabled default true',
                        'success_enabled default true', 'warning_enabled default true',
                        'error_enabled default true', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.notifications',
                    'shared_services.notifications',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'title', 'message',
                        'type default ''info''::text', 'is_read default false',
                        'notification_group', 'created_at default now()',
                        'updated_at default now()', 'expires_at'
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
                    'public.handle_new_user()',
                    'c9461cae6a31a6dda97d53065119118c'
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
