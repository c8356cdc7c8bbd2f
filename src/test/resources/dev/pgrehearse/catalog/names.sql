-- What there is to name in a statement, by kinds, as the database stands. A kind gives texts in a fixed
-- order; what else it gives (a relation, a type, a column) is what the kinds asked for after it are
-- about. "prepare" is run once: it stands in a schema that nobody looks at. A label that is called "gone"
-- is in no value, so that it can be deleted.

-- kind: prepare
create schema ignored;

create view ignored.relation as
select
    pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
    c.oid as relation,
    c.relkind as kind,
    c.relispartition as is_partition
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'ignored', 'auth', 'extensions')
    and c.oid >= 16384
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and e.objid = c.oid
            and e.deptype = 'e'
    );

create view ignored.column as
select
    pg_catalog.quote_ident(l.attname) as name,
    l.attrelid as relation,
    l.attnum as number,
    l.atttypid as type,
    t.typtype as type_kind,
    t.typelem as element,
    t.typrelid as type_relation,
    l.attgenerated as generated,
    l.attidentity as identity,
    l.attnotnull as is_not_null
from pg_catalog.pg_attribute as l
join pg_catalog.pg_type as t on t.oid = l.atttypid
where l.attnum > 0
    and not l.attisdropped;

create view ignored.type as
select
    pg_catalog.format('%I.%I', n.nspname, t.typname) as name,
    t.oid as type,
    t.typtype as kind,
    t.typrelid as relation
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
left join pg_catalog.pg_class as c on c.oid = t.typrelid
where n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'ignored', 'auth', 'extensions')
    and t.typelem = 0
    and (t.typtype in ('e', 'd', 'r') or c.relkind = 'c')
    and t.oid >= 16384
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
            and e.objid = t.oid
            and e.deptype = 'e'
    );

create view ignored.routine as
select
    p.oid::pg_catalog.regprocedure::text as name,
    p.oid as routine,
    p.prokind as kind,
    p.prorettype as type,
    p.proargtypes as arguments,
    pg_catalog.format('%I.%I', n.nspname, p.proname) as short_name
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'ignored', 'auth', 'extensions')
    and p.oid >= 16384
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            and e.objid = p.oid
            and e.deptype in ('e', 'i')
    );

-- What others depend on is picked more often.
create function ignored.often(v_class regclass, v_id oid) returns setof integer
language sql
stable
set search_path = ''
as $$
    select pg_catalog.generate_series(0, least(3, (
        select pg_catalog.count(*)
        from pg_catalog.pg_depend as d
        where d.refclassid = v_class
            and d.refobjid = v_id
            and d.deptype = 'n'
    ))::integer)
$$;

create function ignored.value_of(v_type oid) returns text
language plpgsql
stable
set search_path = ''
as $$
declare
    v_row record;
    v_name text := pg_catalog.format_type(v_type, null);
begin
    select t.* into strict v_row from pg_catalog.pg_type as t where t.oid = v_type;
    return case
        when v_row.typtype = 'e' then
            (
                select pg_catalog.format('%L::%s', l.enumlabel, v_name)
                from pg_catalog.pg_enum as l
                where l.enumtypid = v_type
                    and l.enumlabel <> 'gone'
                order by l.enumsortorder
                limit 1
            )
        when v_row.typtype = 'd' then
            pg_catalog.format('%s::%s', ignored.value_of(v_row.typbasetype), v_name)
        when v_row.typtype = 'r' then pg_catalog.format('''empty''::%s', v_name)
        when v_row.typtype = 'c' then
            (
                select pg_catalog.format(
                    'row(%s)::%s',
                    pg_catalog.string_agg(
                        case when lt.typtype in ('c', 'r', 'm') or v_row.typelem <> 0 then 'null'
                            else ignored.value_of(l.atttypid)
                        end,
                        ', '
                        order by l.attnum
                    ),
                    v_name
                )
                from pg_catalog.pg_attribute as l
                join pg_catalog.pg_type as lt on lt.oid = l.atttypid
                where l.attrelid = v_row.typrelid
                    and l.attnum > 0
                    and not l.attisdropped
            )
        when v_row.typcategory = 'A' then
            pg_catalog.format('array[%s]::%s', ignored.value_of(v_row.typelem), v_name)
        when v_row.typcategory = 'N' and v_name not like 'reg%' then '{number}::' || v_name
        when v_row.typcategory = 'B' then 'true'
        when v_row.typcategory = 'D' then pg_catalog.format('''2025-0{month}-01''::%s', v_name)
        when v_name = 'regclass' then '''{relation}''::regclass'
        when v_name = 'regtype' then '''{type}''::regtype'
        when v_name = 'regrole' then '''{role}''::regrole'
        when v_name = 'regnamespace' then '''{schema}''::regnamespace'
        when v_name = 'regprocedure' then '''{function}''::regprocedure'
        when v_name = 'jsonb' then '''{}''::jsonb'
        when v_name = 'uuid' then '''00000000-0000-0000-0000-00000000000{number}''::uuid'
        when v_row.typcategory = 'S' then pg_catalog.format('''{word}''::%s', v_name)
        else pg_catalog.format('null::%s', v_name)
    end;
end
$$;

-- kind: new
select 'n' || n from pg_catalog.generate_series(1, 40) as s (n)
union all
values ('"select"'), ('"Größe 1"'), ('"a ""b"""')

-- kind: number
select n from pg_catalog.generate_series(1, 9) as s (n)

-- kind: month
select n from pg_catalog.generate_series(1, 9) as s (n)

-- kind: word
values ('eu'), ('us'), ('a'), ('b')

-- kind: database
select pg_catalog.quote_ident(pg_catalog.current_database())

-- kind: schema
select pg_catalog.quote_ident(n.nspname) as name, n.oid as schema
from pg_catalog.pg_namespace as n
where n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'ignored', 'auth', 'extensions')
order by 1

-- kind: table
select r.name, r.relation from ignored.relation as r where r.kind in ('r', 'p') order by 1

-- kind: other table
select r.name, r.relation as other
from ignored.relation as r
where r.kind in ('r', 'p')
    and r.relation <> :relation
order by 1

-- kind: plain
select r.name, r.relation
from ignored.relation as r
where r.kind = 'r'
    and not r.is_partition
order by 1

-- kind: heap
select r.name, r.relation from ignored.relation as r where r.kind in ('r', 'm') order by 1

-- kind: partitioned
select r.name, r.relation from ignored.relation as r where r.kind = 'p' order by 1

-- kind: partition
select r.name, r.relation from ignored.relation as r where r.is_partition and r.kind = 'r' order by 1

-- kind: attachable
select r.name, r.relation as other
from ignored.relation as r
where r.kind = 'r'
    and not r.is_partition
    and (
        select pg_catalog.string_agg(
            l.name || ' ' || l.type || ' ' || l.is_not_null, ' ' order by l.name
        )
        from ignored.column as l
        where l.relation = r.relation
    ) = (
        select pg_catalog.string_agg(
            l.name || ' ' || l.type || ' ' || l.is_not_null, ' ' order by l.name
        )
        from ignored.column as l
        where l.relation = :relation
    )
order by 1

-- kind: bound
select case p.partstrat
    when 'l' then pg_catalog.format('for values in (%s)', ignored.value_of(l.type))
    when 'h' then 'for values with (modulus 3, remainder {remainder})'
    else
        pg_catalog.format(
            'for values from (%s) to (%s)',
            ignored.value_of(l.type),
            case when pg_catalog.format_type(l.type, null) like '%int%' then '{number}' else '''2026-01-01''' end
        )
end
from pg_catalog.pg_partitioned_table as p
join ignored.column as l
    on l.relation = p.partrelid
    and l.number = p.partattrs[0]
where p.partrelid = :relation

-- kind: remainder
values (0), (1), (2)

-- kind: parent
select h.inhparent::pg_catalog.regclass::text, h.inhparent as relation
from pg_catalog.pg_inherits as h
where h.inhrelid = :relation
order by 1

-- kind: child
select r.name, r.relation
from ignored.relation as r
join pg_catalog.pg_inherits as h on h.inhrelid = r.relation
where not r.is_partition
order by 1

-- kind: view
select r.name, r.relation from ignored.relation as r where r.kind = 'v' order by 1

-- kind: definition
select pg_catalog.rtrim(pg_catalog.pg_get_viewdef(:relation::pg_catalog.oid), ';')

-- kind: materialized view
select r.name, r.relation from ignored.relation as r where r.kind = 'm' order by 1

-- kind: foreign table
select r.name, r.relation from ignored.relation as r where r.kind = 'f' order by 1

-- kind: sequence
select r.name, r.relation as sequence
from ignored.relation as r
cross join lateral ignored.often('pg_catalog.pg_class', r.relation)
where r.kind = 'S'
order by 1

-- kind: free sequence
select r.name, r.relation as sequence
from ignored.relation as r
where r.kind = 'S'
    and not exists (
        select
        from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.objid = r.relation
            and d.deptype = 'i'
    )
order by 1

-- kind: index
select r.name, r.relation as index from ignored.relation as r where r.kind in ('i', 'I') order by 1

-- kind: index of it
select c.relname as name, c.oid as index
from pg_catalog.pg_index as i
join pg_catalog.pg_class as c on c.oid = i.indexrelid
where i.indrelid = :relation
order by 1

-- kind: free index
select r.name, r.relation as index
from ignored.relation as r
where r.kind in ('i', 'I')
    and not exists (select from pg_catalog.pg_constraint as k where k.conindid = r.relation)
    and not exists (select from pg_catalog.pg_inherits as h where h.inhrelid = r.relation)
order by 1

-- kind: unique index of it
select pg_catalog.quote_ident(c.relname) as name
from pg_catalog.pg_index as i
join pg_catalog.pg_class as c on c.oid = i.indexrelid
where i.indrelid = :relation
    and i.indisunique
    and i.indpred is null
    and i.indexprs is null
    and not exists (select from pg_catalog.pg_constraint as k where k.conindid = i.indexrelid)
order by 1

-- kind: relation
select r.name, r.relation
from ignored.relation as r
where r.kind in ('r', 'p', 'v', 'm', 'f')
order by 1

-- kind: readable
select r.name, r.relation
from ignored.relation as r
where r.kind in ('r', 'p', 'v', 'm')
order by 1

-- kind: other relation
select r.name
from ignored.relation as r
where r.kind in ('r', 'p', 'v', 'm')
    and r.relation <> :relation
order by 1

-- kind: column
select l.name, l.number, l.type from ignored.column as l where l.relation = :relation order by 1

-- kind: open column
select l.name, l.number, l.type
from ignored.column as l
where l.relation = :relation
    and l.generated = ''
    and l.identity = ''
order by 1

-- kind: identity column
select l.name, l.number
from ignored.column as l
where l.relation = :relation
    and l.identity <> ''
order by 1

-- kind: generated column
select l.name, l.number
from ignored.column as l
where l.relation = :relation
    and l.generated <> ''
order by 1

-- kind: bigint column
select l.name
from ignored.column as l
where l.relation = :relation
    and l.type = 'bigint'::pg_catalog.regtype
    and l.identity = ''
order by 1

-- kind: nullable column
select l.name, l.number, l.type
from ignored.column as l
where l.relation = :relation
    and not l.is_not_null
    and l.generated = ''
order by 1

-- kind: text column
select l.name, l.number, l.type
from ignored.column as l
where l.relation = :relation
    and l.type = 'text'::pg_catalog.regtype
order by 1

-- kind: bigint key
select pg_catalog.format('%s (%s)', r.name, l.name)
from pg_catalog.pg_index as i
join ignored.relation as r on r.relation = i.indrelid
join ignored.column as l
    on l.relation = i.indrelid
    and l.number = i.indkey[0]
where i.indisunique
    and i.indpred is null
    and i.indnkeyatts = 1
    and l.type = 'bigint'::pg_catalog.regtype
order by 1

-- kind: columns
select pg_catalog.string_agg(
    l.name || ' as c' || l.number, ', ' order by l.number
)
from ignored.column as l
where l.relation = :relation

-- kind: row
select pg_catalog.format(
    '(%s) overriding system value values (%s)',
    pg_catalog.string_agg(l.name, ', ' order by l.number),
    pg_catalog.string_agg(ignored.value_of(l.type), ', ' order by l.number)
)
from ignored.column as l
where l.relation = :relation
    and l.generated = ''

-- kind: value
select ignored.value_of(:type)

-- kind: default
select d.text
from (
    select 1, ignored.value_of(:type)

    union all
    select 2, pg_catalog.format('%s()', r.short_name)
    from ignored.routine as r
    where r.type = :type
        and r.arguments = ''

    union all
    select 3, pg_catalog.format('pg_catalog.nextval(%L)', r.name)
    from ignored.relation as r
    where r.kind = 'S'
        and :type::pg_catalog.oid = 'bigint'::pg_catalog.regtype

    union all
    select 4, pg_catalog.format('%L::%s', l.enumlabel, pg_catalog.format_type(l.enumtypid, null))
    from pg_catalog.pg_enum as l
    where l.enumtypid = :type
        and l.enumlabel <> 'gone'
) as d (sort, text)
order by d.sort, d.text

-- kind: condition
select p.text
from (
    select pg_catalog.format('%s is not null', l.name)
    from ignored.column as l
    where l.relation = :relation

    union all
    select pg_catalog.format(
        '%s <> %L::%s', l.name, b.enumlabel, pg_catalog.format_type(b.enumtypid, null)
    )
    from ignored.column as l
    join pg_catalog.pg_enum as b
        on b.enumtypid = l.type
        and b.enumlabel <> 'gone'
    where l.relation = :relation

    union all
    select pg_catalog.format(
        '%s <> %L::%s',
        l.name,
        array[b.enumlabel],
        pg_catalog.format_type(l.type, null)
    )
    from ignored.column as l
    join pg_catalog.pg_enum as b
        on b.enumtypid = l.element
        and b.enumlabel <> 'gone'
    where l.relation = :relation

    union all
    select pg_catalog.format('(%s).%I is null', l.name, f.attname)
    from ignored.column as l
    join pg_catalog.pg_attribute as f on f.attrelid = l.type_relation
    where l.relation = :relation
        and l.type_kind = 'c'
        and f.attnum > 0
        and not f.attisdropped

    union all
    select pg_catalog.format('%s = %s', l.name, ignored.value_of(l.type))
    from ignored.column as l
    where l.relation = :relation
        and pg_catalog.format_type(l.type, null) <> 'json'

    union all
    select pg_catalog.format('%s(%s) is not null', r.short_name, l.name)
    from ignored.column as l
    join ignored.routine as r
        on r.arguments = l.type::text::pg_catalog.oidvector
        and r.kind = 'f'
    where l.relation = :relation
) as p (text)
order by p.text

-- kind: predicate
select p.text
from (
    select '{condition}'

    union all
    select pg_catalog.format('%s::text = current_user', l.name)
    from ignored.column as l
    where l.relation = :relation

    union all
    select pg_catalog.format('exists (select from %s where {other condition})', r.name)
    from ignored.relation as r
    where r.kind in ('r', 'p', 'v')
        and r.relation <> :relation

    union all
    select pg_catalog.format('%s in (select o.%s from %s as o)', l.name, o.name, r.name)
    from ignored.column as l
    join ignored.column as o on o.type = l.type
    join ignored.relation as r
        on r.relation = o.relation
        and r.kind in ('r', 'v')
        and r.relation <> l.relation
    where l.relation = :relation
) as p (text)
order by p.text

-- kind: other condition
values ('true'), ('{number} > 5'), ('current_user = ''{word}''')

-- kind: constraint
select pg_catalog.quote_ident(k.conname) as name
from pg_catalog.pg_constraint as k
where k.conrelid = :relation
    and k.contype <> 't'
order by 1

-- kind: check
select pg_catalog.quote_ident(k.conname) as name
from pg_catalog.pg_constraint as k
where k.conrelid = :relation
    and k.contype in ('c', 'f')
order by 1

-- kind: table with a foreign key
select r.name, r.relation
from ignored.relation as r
where exists (
        select
        from pg_catalog.pg_constraint as k
        where k.conrelid = r.relation
            and k.contype = 'f'
            and k.conparentid = 0
    )
order by 1

-- kind: foreign key
select pg_catalog.quote_ident(k.conname) as name
from pg_catalog.pg_constraint as k
where k.conrelid = :relation
    and k.contype = 'f'
order by 1

-- kind: named not null
select pg_catalog.quote_ident(k.conname) as name
from pg_catalog.pg_constraint as k
where k.conrelid = :relation
    and k.contype = 'n'
order by 1

-- kind: table with a trigger
select r.name, r.relation
from ignored.relation as r
where exists (
        select from pg_catalog.pg_trigger as g where g.tgrelid = r.relation and not g.tgisinternal
    )
order by 1

-- kind: trigger
select pg_catalog.quote_ident(g.tgname) as name
from pg_catalog.pg_trigger as g
where g.tgrelid = :relation
    and not g.tgisinternal
order by 1

-- kind: table with a policy
select r.name, r.relation
from ignored.relation as r
where exists (select from pg_catalog.pg_policy as p where p.polrelid = r.relation)
order by 1

-- kind: policy
select pg_catalog.quote_ident(p.polname) as name
from pg_catalog.pg_policy as p
where p.polrelid = :relation
order by 1

-- kind: relation with a rule
select r.name, r.relation
from ignored.relation as r
where exists (
        select
        from pg_catalog.pg_rewrite as w
        where w.ev_class = r.relation
            and w.rulename <> '_RETURN'
    )
order by 1

-- kind: rule
select pg_catalog.quote_ident(w.rulename) as name
from pg_catalog.pg_rewrite as w
where w.ev_class = :relation
    and w.rulename <> '_RETURN'
order by 1

-- kind: type
select y.name, y.type
from ignored.type as y
cross join lateral ignored.often('pg_catalog.pg_type', y.type)
order by 1

-- kind: enum
select y.name, y.type from ignored.type as y where y.kind = 'e' order by 1

-- kind: label
select pg_catalog.quote_literal(l.enumlabel) as name
from pg_catalog.pg_enum as l
where l.enumtypid = :type
    and l.enumlabel <> 'gone'
order by l.enumsortorder

-- kind: domain
select y.name, y.type from ignored.type as y where y.kind = 'd' order by 1

-- kind: domain constraint
select pg_catalog.quote_ident(k.conname) as name
from pg_catalog.pg_constraint as k
where k.contypid = :type
order by 1

-- kind: composite
select y.name, y.type, y.relation from ignored.type as y where y.kind = 'c' order by 1

-- kind: any type
select t.name
from (
    values
        ('bigint'),
        ('integer'),
        ('text'),
        ('numeric(10, 2)'),
        ('boolean'),
        ('date'),
        ('timestamptz'),
        ('jsonb'),
        ('text[]'),
        ('uuid'),
        ('varchar(20)'),
        ('regclass'),
        ('regtype'),
        ('regrole'),
        ('regnamespace'),
        ('regprocedure[]'),
        ('int4range')

    union all
    select y.name from ignored.type as y

    union all
    select y.name from ignored.type as y

    union all
    select y.name || '[]' from ignored.type as y

    union all
    select r.name from ignored.relation as r where r.kind = 'r'
) as t (name)
order by 1

-- kind: base type
values ('bigint'), ('text'), ('numeric'), ('date')

-- kind: mutable type
values ('text'), ('varchar(40)')

-- kind: function
select r.name, r.routine
from ignored.routine as r
where r.kind = 'f'
    and r.type not in ('trigger'::pg_catalog.regtype, 'event_trigger'::pg_catalog.regtype)
order by 1

-- kind: routine
select
    case r.kind when 'p' then 'procedure ' when 'a' then 'aggregate ' else 'function ' end
        || r.name as name,
    r.routine
from ignored.routine as r
cross join lateral ignored.often('pg_catalog.pg_proc', r.routine)
order by 1

-- kind: trigger function
select r.name
from ignored.routine as r
where r.type = 'trigger'::pg_catalog.regtype
order by 1

-- kind: event function
select r.name
from ignored.routine as r
where r.type = 'event_trigger'::pg_catalog.regtype
order by 1

-- kind: boolean function
select r.short_name
from ignored.routine as r
where r.kind = 'f'
    and r.type = 'boolean'::pg_catalog.regtype
    and r.arguments = '1700 1700'
order by 1

-- kind: role
select pg_catalog.quote_ident(r.rolname) as name, r.oid as role
from pg_catalog.pg_roles as r
where r.oid >= 16384
    and r.rolname !~ '^pgrehearse_'
    and r.rolname not in ('anon', 'authenticated', 'service_role', 'authenticator', 'supabase_auth_admin')
order by 1

-- kind: grantee
select g.name
from (
    values ('public'), ('anon')

    union all
    select pg_catalog.quote_ident(r.rolname)
    from pg_catalog.pg_roles as r
    where r.oid >= 16384
        and r.rolname !~ '^pgrehearse_'
        and r.rolname not in ('anon', 'authenticated', 'service_role', 'authenticator', 'supabase_auth_admin')
) as g (name)
order by 1

-- kind: owner
select o.name
from (
    values ('postgres')

    union all
    select pg_catalog.quote_ident(r.rolname)
    from pg_catalog.pg_roles as r
    where r.oid >= 16384
        and r.rolname !~ '^pgrehearse_'
        and r.rolname not in ('anon', 'authenticated', 'service_role', 'authenticator', 'supabase_auth_admin')
) as o (name)
order by 1

-- kind: publication
select pg_catalog.quote_ident(p.pubname) as name from pg_catalog.pg_publication as p order by 1

-- kind: event trigger
select pg_catalog.quote_ident(v.evtname) as name from pg_catalog.pg_event_trigger as v order by 1

-- kind: wrapper
select pg_catalog.quote_ident(f.fdwname) as name
from pg_catalog.pg_foreign_data_wrapper as f
order by 1

-- kind: server
select pg_catalog.quote_ident(s.srvname) as name, s.oid as server
from pg_catalog.pg_foreign_server as s
order by 1

-- kind: mapping
select pg_catalog.format('%I server %I', m.usename, m.srvname)
from pg_catalog.pg_user_mappings as m
where m.umuser <> 0
order by 1

-- kind: collation
select k.oid::pg_catalog.regcollation::text as name
from pg_catalog.pg_collation as k
join pg_catalog.pg_namespace as n on n.oid = k.collnamespace
where k.oid >= 16384
order by 1

-- kind: statistics
select pg_catalog.format('%I.%I', n.nspname, s.stxname) as name
from pg_catalog.pg_statistic_ext as s
join pg_catalog.pg_namespace as n on n.oid = s.stxnamespace
order by 1

-- kind: configuration
select s.oid::pg_catalog.regconfig::text as name
from pg_catalog.pg_ts_config as s
where s.oid >= 16384
order by 1

-- kind: dictionary
select s.oid::pg_catalog.regdictionary::text as name
from pg_catalog.pg_ts_dict as s
where s.oid >= 16384
order by 1

-- kind: operator
select pg_catalog.format(
    '%I.%s (%s, %s)',
    n.nspname,
    p.oprname,
    pg_catalog.format_type(p.oprleft, null),
    pg_catalog.format_type(p.oprright, null)
)
from pg_catalog.pg_operator as p
join pg_catalog.pg_namespace as n on n.oid = p.oprnamespace
where p.oid >= 16384
    and n.nspname <> 'extensions'
order by 1

-- kind: cast
select pg_catalog.format(
    '%s as %s', pg_catalog.format_type(k.castsource, null), pg_catalog.format_type(k.casttarget, null)
)
from pg_catalog.pg_cast as k
where k.oid >= 16384
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass
            and e.objid = k.oid
            and e.deptype in ('e', 'i')
    )
order by 1

-- kind: operator class
select pg_catalog.format('%I.%I using %I', n.nspname, c.opcname, m.amname)
from pg_catalog.pg_opclass as c
join pg_catalog.pg_namespace as n on n.oid = c.opcnamespace
join pg_catalog.pg_am as m on m.oid = c.opcmethod
where c.oid >= 16384
    and n.nspname <> 'extensions'
order by 1

-- kind: operator family
select pg_catalog.format('%I.%I using %I', n.nspname, f.opfname, m.amname)
from pg_catalog.pg_opfamily as f
join pg_catalog.pg_namespace as n on n.oid = f.opfnamespace
join pg_catalog.pg_am as m on m.oid = f.opfmethod
where f.oid >= 16384
    and n.nspname <> 'extensions'
order by 1

-- kind: extension
values ('citext'), ('hstore'), ('pgcrypto')

-- kind: subscription
select pg_catalog.quote_ident(s.subname) as name
from pg_catalog.pg_subscription as s
where s.subdbid = (
    select d.oid
    from pg_catalog.pg_database as d
    where d.datname = pg_catalog.current_database()
)
order by 1

-- kind: privilege
values ('select'), ('insert'), ('update'), ('delete'), ('truncate'), ('references'), ('trigger'), ('all')

-- kind: column privilege
values ('select'), ('insert'), ('update'), ('references')

-- kind: said
values ('''c'''), ('''it''''s {number}'''), ('null')

-- kind: state
values ('enable'), ('disable'), ('enable always'), ('enable replica')

-- kind: it after
select :relation::pg_catalog.oid::pg_catalog.regclass

-- kind: any routine
select r.name, r.routine from ignored.routine as r where r.kind in ('f', 'p') order by 1

-- kind: value of any type
select ignored.value_of(y.type)
from ignored.type as y
order by y.name

-- kind: default of a bigint
select pg_catalog.format('pg_catalog.nextval(%L)', r.name)
from ignored.relation as r
where r.kind = 'S'
union all
values ('{number}')
order by 1

-- kind: function without arguments
select pg_catalog.format('%s() as %I', r.short_name, 'f')
from ignored.routine as r
where r.kind = 'f'
    and r.arguments = ''
    and r.type not in ('trigger'::pg_catalog.regtype, 'event_trigger'::pg_catalog.regtype)
order by 1

-- kind: attribute of something
select pg_catalog.format('(x.%s).%I as v from %s as x', l.name, f.attname, r.name)
from ignored.column as l
join ignored.relation as r
    on r.relation = l.relation
    and r.kind in ('r', 'v', 'm')
join pg_catalog.pg_attribute as f on f.attrelid = l.type_relation
where l.type_kind = 'c'
    and f.attnum > 0
    and not f.attisdropped
order by 1

-- kind: rule of something
select pg_catalog.format('%I on %s', w.rulename, r.name)
from pg_catalog.pg_rewrite as w
join ignored.relation as r on r.relation = w.ev_class
where w.rulename <> '_RETURN'
order by 1

-- kind: domain constraint of something
select pg_catalog.format('%I on domain %s', k.conname, y.name)
from pg_catalog.pg_constraint as k
join ignored.type as y on y.type = k.contypid
order by 1

-- kind: old condition
select pg_catalog.format('old.%s is not null', l.name)
from ignored.column as l
where l.relation = :relation
order by 1

-- kind: operator name
select pg_catalog.format('%I.%s', n.nspname, p.oprname)
from pg_catalog.pg_operator as p
join pg_catalog.pg_namespace as n on n.oid = p.oprnamespace
where p.oid >= 16384
    and n.nspname <> 'extensions'
    and p.oprleft = 'numeric'::pg_catalog.regtype
order by 1

-- kind: operator class of bigint
select pg_catalog.format('%I.%I', n.nspname, c.opcname)
from pg_catalog.pg_opclass as c
join pg_catalog.pg_namespace as n on n.oid = c.opcnamespace
where c.oid >= 16384
    and c.opcintype = 'bigint'::pg_catalog.regtype
    and n.nspname <> 'extensions'
order by 1

-- kind: index on an expression
select r.name, r.relation as index
from ignored.relation as r
join pg_catalog.pg_index as i on i.indexrelid = r.relation
where i.indkey[0] = 0
order by 1

-- kind: table that is published
select pg_catalog.format('%I drop table %s', p.pubname, r.prrelid::pg_catalog.regclass)
from pg_catalog.pg_publication_rel as r
join pg_catalog.pg_publication as p on p.oid = r.prpubid
order by 1

-- kind: schema that is published
select pg_catalog.format('%I drop tables in schema %s', p.pubname, r.pnnspid::pg_catalog.regnamespace)
from pg_catalog.pg_publication_namespace as r
join pg_catalog.pg_publication as p on p.oid = r.pnpubid
order by 1

-- kind: typed table
select c.oid::pg_catalog.regclass::text from pg_catalog.pg_class as c where c.reloftype <> 0 order by 1

-- kind: row type of it
select y.name
from ignored.type as y
where y.kind = 'c'
    and (
        select pg_catalog.string_agg(l.name || ' ' || l.type, ' ' order by l.number)
        from ignored.column as l
        where l.relation = y.relation
    ) = (
        select pg_catalog.string_agg(l.name || ' ' || l.type, ' ' order by l.number)
        from ignored.column as l
        where l.relation = :relation
    )
order by 1

-- kind: other enum
select y.name from ignored.type as y where y.kind = 'e' and y.type <> :type order by 1

-- kind: updatable view
select pg_catalog.format(
    '%s (%s) values (%s)',
    r.name,
    pg_catalog.string_agg(l.name, ', ' order by l.number),
    pg_catalog.string_agg(ignored.value_of(l.type), ', ' order by l.number)
)
from ignored.relation as r
join ignored.column as l on l.relation = r.relation
where r.kind = 'v'
    and pg_catalog.pg_relation_is_updatable(r.relation, false) & 8 > 0
group by r.name
order by r.name

-- kind: attribute of a function
select pg_catalog.format('x.%I as v from %s() as x', f.attname, r.short_name)
from ignored.routine as r
join pg_catalog.pg_type as t on t.oid = r.type
join pg_catalog.pg_attribute as f on f.attrelid = t.typrelid
where r.arguments = ''
    and f.attnum > 0
    and not f.attisdropped
order by 1

-- kind: multirange
select pg_catalog.format('%I.%I', n.nspname, t.typname) as name, t.oid as type
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
where t.typtype = 'm'
    and t.oid >= 16384
order by 1

-- kind: range
select y.name, y.type from ignored.type as y where y.kind = 'r' order by 1

-- kind: index of the parent
select i.indexrelid::pg_catalog.regclass::text
from pg_catalog.pg_index as i
where i.indrelid = :relation
order by 1

-- kind: index of a partition
select i.indexrelid::pg_catalog.regclass::text
from pg_catalog.pg_inherits as h
join pg_catalog.pg_index as i on i.indrelid = h.inhrelid
where h.inhparent = :relation
order by 1

-- kind: access method
values ('heap')
union all
select pg_catalog.quote_ident(m.amname) from pg_catalog.pg_am as m where m.oid >= 16384
order by 1

-- kind: own access method
select pg_catalog.quote_ident(m.amname) from pg_catalog.pg_am as m where m.oid >= 16384 order by 1

-- kind: conversion
select pg_catalog.format('%I.%I', n.nspname, k.conname)
from pg_catalog.pg_conversion as k
join pg_catalog.pg_namespace as n on n.oid = k.connamespace
where k.oid >= 16384
order by 1

-- kind: language
select pg_catalog.quote_ident(g.lanname) from pg_catalog.pg_language as g where g.oid >= 16384 order by 1

-- kind: template
select pg_catalog.format('%I.%I', n.nspname, s.tmplname)
from pg_catalog.pg_ts_template as s
join pg_catalog.pg_namespace as n on n.oid = s.tmplnamespace
where s.oid >= 16384
order by 1

-- kind: function definition
select pg_catalog.pg_get_functiondef(:routine::pg_catalog.oid)

-- kind: routine that is in one
select case p.prokind when 'p' then 'procedure ' when 'a' then 'aggregate ' else 'function ' end
    || p.oid::pg_catalog.regprocedure
from pg_catalog.pg_depend as e
join pg_catalog.pg_proc as p on p.oid = e.objid
join pg_catalog.pg_extension as x on x.oid = e.refobjid
where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
    and e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
    and e.deptype = 'e'
    and x.extname in ('citext', 'hstore', 'pgcrypto')
order by 1
