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
                    'public.company_projects',
                    'control_room.company_projects',
                    array[
                        'id default gen_random_uuid()', 'name', 'type', 'description',
                        'api_key default replace((gen_random_uuid())::text, ''-''::text, ''''::text)',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.company_services',
                    'control_room.company_services',
                    array[
                        'id default gen_random_uuid()', 'project_id', 'name', 'description',
                        'status default ''active''::text', 'config default ''{}''::jsonb',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.company_endpoints',
                    'control_room.company_endpoints',
                    array[
                        'id default gen_random_uuid()', 'service_id', 'path', 'method',
                        'description', 'auth_required default true', 'rate_limit',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.feature_flags',
                    'control_room.feature_flags',
                    array[
                        'id default nextval(''public.feature_flags_id_seq''::regclass)', 'name',
                        'description', 'enabled default false', 'rollout_percentage default 0',
                        'user_groups default ''{}''::text[]', 'created_at default now()',
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
