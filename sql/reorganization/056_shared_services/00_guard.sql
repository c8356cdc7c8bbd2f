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
                'public.profiles',
                'shared_services.profiles',
                'id, email, full_name, first_name, last_name, company_name, business_type,
                 is_vendor, stripe_customer_id, subscription_tier, created_at, updated_at'
            ),
            (
                'public.user_settings',
                'shared_services.settings',
                'id, user_id, theme, language, settings, created_at, updated_at'
            ),
            (
                'public.user_config',
                'shared_services.user_config',
                'user_id, key, value, updated_at'
            ),
            (
                'public.user_preferences',
                'shared_services.user_preferences',
                'id, user_id, business_size, industry_focus, payment_methods,
                 preferred_currencies, regions_of_interest, risk_tolerance, trade_frequency,
                 trade_volume, created_at, updated_at'
            ),
            (
                'public.user_consents',
                'shared_services.user_consents',
                'id, user_id, consent_type, granted, version, metadata, created_at, updated_at'
            ),
            (
                'public.notification_settings',
                'shared_services.notification_settings',
                'id, user_id, info_enabled, success_enabled, warning_enabled, error_enabled,
                 created_at, updated_at'
            ),
            (
                'public.notifications',
                'shared_services.notifications',
                'id, user_id, title, message, type, is_read, notification_group, created_at,
                 updated_at, expires_at'
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
            ('handle_new_user', 'c9461cae6a31a6dda97d53065119118c')
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
