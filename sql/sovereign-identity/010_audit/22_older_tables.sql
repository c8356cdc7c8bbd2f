-- "create table if not exists" skips a table that is there, whatever it looks like: that is how
-- nip05_records came to lack its domain in production. So what is there is compared, column by column.
create function sovereign.older_tables(p_part text)
returns table (table_name text, state text, differences text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
    return query execute pg_catalog.format(
        $query$
            select
                d.table_name,
                case
                    when d.relation is null then 'absent'
                    when d.differences is null then 'complete'
                    else 'differs'
                end,
                d.differences
            from (
                select
                    n.table_name,
                    c.oid as relation,
                    pg_catalog.string_agg(
                        case
                            when c.oid is null then null
                            when c.relkind not in ('r', 'p') then
                                pg_catalog.format('%%s: public.%%s is no table', n.column_name, n.table_name)
                            when a.attname is null then
                                pg_catalog.format('%%s: expected %%s, found none', n.column_name, n.data_type)
                            when pg_catalog.format_type(a.atttypid, a.atttypmod) <> n.data_type then
                                pg_catalog.format(
                                    '%%s: expected %%s, found %%s',
                                    n.column_name,
                                    n.data_type,
                                    pg_catalog.format_type(a.atttypid, a.atttypmod)
                                )
                        end,
                        ', '
                        order by n.column_name
                    ) as differences
                from sovereign.%I() as n
                left join pg_catalog.pg_class as c
                    on c.relnamespace = 'public'::pg_catalog.regnamespace
                    and c.relname = n.table_name
                left join pg_catalog.pg_attribute as a
                    on a.attrelid = c.oid
                    and a.attname = n.column_name
                    and not a.attisdropped
                group by
                    n.table_name,
                    c.oid
            ) as d
            order by d.table_name
        $query$,
        'needed_columns_' || p_part
    );
end
$$;

revoke execute on function sovereign.older_tables(text)
    from public, anon, authenticated, service_role;

comment on function sovereign.older_tables(text) is
    'For each table of a part (core, otp, education, …): absent, complete, or differs with the differences. Reads only.';
