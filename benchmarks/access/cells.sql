-- The list of cells: each identity, table and verb of the crm system, the statement that tries it and
-- what comes of it. Run as a superuser on a database that `run` has made; writes to the table cell,
-- which is then copied to cells.csv and reviewed like code.
create table benchmark.cell (
    number bigint generated always as identity,
    identity text not null,
    relation text not null,
    verb text not null,
    statement text not null,
    outcome text
);

create temporary table place as
select
    c.oid as relation,
    format('%I.%I', n.nspname, c.relname) as name,
    (
        select string_agg(format('%I::text', a.attname), ' || ''/'' || ' order by a.attnum)
        from pg_index as i
        join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid
            and i.indisprimary
    ) as key,
    -- What an ordinary user may change, where there is such a column; a key only in need.
    (
        select quote_ident(a.attname)
        from pg_attribute as a
        where a.attrelid = c.oid
            and a.attnum > 0
            and not a.attisdropped
            and a.attgenerated = ''
            and a.attidentity = ''
        order by
            exists (
                select
                from pg_index as i
                where i.indrelid = c.oid
                    and i.indisprimary
                    and a.attnum = any (i.indkey)
            ),
            has_column_privilege('authenticated', c.oid, a.attnum, 'update') desc,
            a.attnum
        limit 1
    ) as changed
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where c.relkind = 'r'
    and n.nspname in ('public', 'reporting');

-- Copies with new keys: of every row where rows have owners, else of one. Times are left to defaults.
-- A user who owns no row tries them in his own name as well.
create function pg_temp.copies(p_relation oid, p_name text, p_key text, p_user text)
returns setof text
language plpgsql
as $$
declare
    v_owner boolean := exists (
        select from pg_attribute where attrelid = p_relation and attname = 'owner_user_id');
    v_owns boolean := true;
    v_in_own_name boolean;
    v_columns text;
    v_values text;
begin
    if v_owner and p_user is not null then
        execute format('select exists (select from %s where owner_user_id = %L)', p_name, p_user)
        into v_owns;
    end if;

    foreach v_in_own_name in array case when v_owns then '{false}' else '{false,true}' end::boolean[] loop
        select
            string_agg(quote_ident(a.attname), ', ' order by a.attnum),
            string_agg(
                case
                    when v_in_own_name and a.attname = 'owner_user_id' then quote_literal(quote_literal(p_user))
                    when not a.attnum = any (i.indkey) then format('quote_nullable(t.%I::text)', a.attname)
                    when a.atttypid = 'uuid'::regtype and i.indnkeyatts = 1
                        then format('quote_literal(md5(t.%I::text || ''copy'')::uuid::text)', a.attname)
                    when a.atttypid in ('text'::regtype, 'extensions.citext'::regtype)
                        then format('quote_literal(t.%I || ''_copy'')', a.attname)
                    else format('quote_literal(t.%I::text)', a.attname)
                end,
                ' || '', '' || ' order by a.attnum)
        into v_columns, v_values
        from pg_attribute as a
        join pg_index as i on i.indrelid = a.attrelid and i.indisprimary
        where a.attrelid = p_relation
            and a.attnum > 0
            and not a.attisdropped
            and a.attgenerated = ''
            and a.attidentity = ''
            and a.atttypid <> 'timestamptz'::regtype;

        return query execute format(
            $query$
            select distinct on (%1$s) 'insert into %2$s (%3$s) values (' || %4$s || ')'
            from %2$s as t
            order by %1$s, %5$s
            $query$,
            case when v_owner then p_key else '1::integer' end,
            p_name, v_columns, v_values, p_key);
    end loop;
end
$$;

insert into benchmark.cell (identity, relation, verb, statement)
select
    i.identity,
    s.name,
    s.verb,
    s.statement
from benchmark.identity as i
cross join lateral (
    select p.name, 'select' as verb, format('select %s as k from %s', p.key, p.name) as statement
    from place as p
    union all
    select p.name, 'update', format('update %s set %s = %2$s returning %s as k', p.name, p.changed, p.key)
    from place as p
    union all
    select p.name, 'delete', format('delete from %s returning %s as k', p.name, p.key)
    from place as p
    union all
    select p.name, 'insert', t.copy
    from place as p
    cross join lateral pg_temp.copies(p.relation, p.name, p.key, i.claims::jsonb ->> 'sub') as t (copy)
) as s
order by i.number, s.name, s.verb, s.statement;

-- Tries one, and takes it back by an error of its own.
create function pg_temp.outcome(p_cell benchmark.cell, p_role text, p_claims text)
returns text
language plpgsql
as $$
declare
    v_outcome text;
begin
    begin
        perform
            set_config('role', p_role, true),
            set_config('request.jwt.claims', p_claims, true);

        if p_cell.verb = 'insert' then
            execute p_cell.statement;
            v_outcome := 'done';
        else
            execute format(
                'with c as (%s) select ''rows '' || coalesce(string_agg(k, '' '' order by k), '''') from c',
                p_cell.statement)
            into v_outcome;
        end if;

        raise exception using errcode = 'BK001';
    exception
        when sqlstate 'BK001' then
            null;
        when others then
            v_outcome := 'error ' || sqlstate;
    end;

    return v_outcome;
end
$$;

update benchmark.cell as c
set outcome = trim(pg_temp.outcome(c, i.role, i.claims))
from benchmark.identity as i
where i.identity = c.identity;
