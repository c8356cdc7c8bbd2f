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
                'public.client_organizations',
                'client_services.organizations',
                'id, name, owner_id, contact_email, status, created_at, updated_at'
            ),
            (
                'public.client_api_keys',
                'client_services.api_keys',
                'id, client_organization_id, key_prefix, key_hash, is_active, created_at,
                 expires_at'
            ),
            (
                'public.client_transactions',
                'client_services.transactions',
                'id, client_organization_id, gross_amount, fee_amount, net_amount, currency,
                 reference, created_at'
            ),
            (
                'public.client_usage_logs',
                'client_services.usage_logs',
                'id, client_organization_id, api_key_id, operation, units, created_at'
            ),
            (
                'public.client_billing_records',
                'client_services.billing_records',
                'id, client_organization_id, period, amount, status, created_at'
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
