-- Every table behind a passthrough facade, as a generator would make them.
create schema work;

grant usage on schema work to authenticated, service_role;

do $$
declare
    v_table record;
    v_column record;
    v_columns text;
begin
    for v_table in
        select c.oid, c.relname
        from pg_catalog.pg_class as c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        order by c.oid
    loop
        execute format('alter table public.%I set schema work', v_table.relname);
        select string_agg(format('t.%I', a.attname), ', ' order by a.attnum)
        into v_columns
        from pg_catalog.pg_attribute as a
        where a.attrelid = v_table.oid and a.attnum > 0;
        execute format(
            'create view public.%I with (security_invoker = on) as select %s from work.%I as t',
            v_table.relname,
            v_columns,
            v_table.relname
        );
        for v_column in
            select a.attname, pg_get_expr(d.adbin, d.adrelid) as expression
            from pg_catalog.pg_attribute as a
            join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = v_table.oid and a.attgenerated = ''
        loop
            execute format(
                'alter view public.%I alter column %I set default %s',
                v_table.relname,
                v_column.attname,
                v_column.expression
            );
        end loop;
    end loop;
end;
$$;
