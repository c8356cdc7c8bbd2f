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
                    'public.client_organizations',
                    'client_services.organizations',
                    array[
                        'id default gen_random_uuid()', 'name', 'owner_id', 'contact_email',
                        'status default ''active''::text', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.client_api_keys',
                    'client_services.api_keys',
                    array[
                        'id default gen_random_uuid()', 'client_organization_id', 'key_prefix',
                        'key_hash', 'is_active default true', 'created_at default now()',
                        'expires_at'
                    ]
                ),
                (
                    'public.client_transactions',
                    'client_services.transactions',
                    array[
                        'id', 'client_organization_id', 'gross_amount', 'fee_amount default 0',
                        'net_amount', 'currency default ''USD''::bpchar', 'reference',
                        'created_at default now()'
                    ]
                ),
                (
                    'public.client_usage_logs',
                    'client_services.usage_logs',
                    array[
                        'id default nextval(''public.client_usage_logs_id_seq''::regclass)',
                        'client_organization_id', 'api_key_id', 'operation', 'units default 1',
                        'created_at default now()'
                    ]
                ),
                (
                    'public.client_billing_records',
                    'client_services.billing_records',
                    array[
                        'id default gen_random_uuid()', 'client_organization_id', 'period',
                        'amount default 0', 'status default ''pending''::public.payment_status',
                        'created_at default now()'
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
