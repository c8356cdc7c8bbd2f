-- What has changed in the catalog, a row for each kind of thing: how many there are, how many of them
-- have a row of a transaction that is young enough, and which. An age is counted back from the newest
-- transaction, so that the counter may wrap around.
--
-- Each thing has a class and a number (a comment those of what it is about, and the column), then what it
-- is said with (a policy with its table), and a mark that changes with its name. Of kinds that are not counted
-- nothing goes away but with the relation that it belongs to. What is few is looked at as a whole when there
-- is anything new in it; what others may name has a number all the same.
-- The parameters are the youngest and the oldest age, whether the keys are all that is asked for (what a
-- thing is, and its part), and of which kinds.
--
-- What Postgres itself brings has a number below 16384.
with since (low, high, brief) as (
    values (?::integer, ?::integer, ?::boolean)
),

thing (kind, counted, class, id, part, host_class, host, schema, name, xid) as (
    select
        'relation',
        true,
        c.tableoid,
        c.oid,
        null::bigint,
        c.tableoid,
        c.oid,
        c.relnamespace,
        c.relname,
        c.xmin
    from pg_catalog.pg_class as c
    where c.oid >= 16384

    union all
    select 'routine', true, p.tableoid, p.oid, null, p.tableoid, p.oid, null, null, p.xmin
    from pg_catalog.pg_proc as p
    where p.oid >= 16384

    union all
    select 'type', true, t.tableoid, t.oid, null, t.tableoid, t.oid, null, null, t.xmin
    from pg_catalog.pg_type as t
    where t.oid >= 16384

    union all
    select
        'schema',
        true,
        n.tableoid,
        n.oid,
        null,
        n.tableoid,
        n.oid,
        0,
        n.nspname,
        n.xmin
    from pg_catalog.pg_namespace as n

    union all
    select 'role', true, r.tableoid, r.oid, null, r.tableoid, r.oid, 0, r.rolname, r.xmin
    from pg_catalog.pg_authid as r

    union all
    select
        'constraint',
        true,
        k.tableoid,
        k.oid,
        null,
        case
            when k.contypid = 0 then 'pg_catalog.pg_class'::pg_catalog.regclass::oid
            else 'pg_catalog.pg_type'::pg_catalog.regclass::oid
        end,
        case when k.contypid = 0 then k.conrelid else k.contypid end,
        null,
        null,
        k.xmin
    from pg_catalog.pg_constraint as k
    where k.oid >= 16384

    union all
    select
        'index',
        true,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        i.indexrelid,
        null,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        i.indrelid,
        null,
        null,
        i.xmin
    from pg_catalog.pg_index as i
    where i.indexrelid >= 16384

    union all
    select
        'trigger',
        true,
        g.tableoid,
        g.oid,
        null,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        g.tgrelid,
        null,
        null,
        g.xmin
    from pg_catalog.pg_trigger as g
    where not g.tgisinternal

    union all
    -- A foreign key has some on both of its sides; switched off, they switch it off.
    select
        'trigger of a key',
        true,
        g.tableoid,
        g.oid,
        null,
        'pg_catalog.pg_constraint'::pg_catalog.regclass,
        g.tgconstraint,
        null,
        null,
        g.xmin
    from pg_catalog.pg_trigger as g
    where g.tgisinternal

    union all
    select
        'policy',
        true,
        p.tableoid,
        p.oid,
        null,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        p.polrelid,
        null,
        null,
        p.xmin
    from pg_catalog.pg_policy as p

    union all
    select
        'rule',
        true,
        r.tableoid,
        r.oid,
        null,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        r.ev_class,
        null,
        null,
        r.xmin
    from pg_catalog.pg_rewrite as r
    where r.oid >= 16384

    union all
    select
        'inheritance',
        true,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        h.inhparent,
        h.inhrelid::bigint,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        h.inhrelid,
        null,
        null,
        h.xmin
    from pg_catalog.pg_inherits as h

    union all
    select
        'comment',
        true,
        d.classoid,
        d.objoid,
        d.objsubid,
        d.classoid,
        d.objoid,
        null,
        null,
        d.xmin
    from pg_catalog.pg_description as d
    where d.objoid >= 16384
        or d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass

    union all
    select
        'column',
        false,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        l.attrelid,
        null,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        l.attrelid,
        null,
        null,
        l.xmin
    from pg_catalog.pg_attribute as l
    where l.attrelid >= 16384
        and pg_catalog.age(l.xmin) between (select s.low from since as s) and (select s.high from since as s)

    union all
    select
        'part of a relation',
        false,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        part.relation,
        null,
        'pg_catalog.pg_class'::pg_catalog.regclass,
        part.relation,
        null,
        null,
        part.xid
    from (
        select d.adrelid, d.xmin from pg_catalog.pg_attrdef as d
        union all
        -- Altering a sequence touches this, also where only its owner is another.
        select q.seqrelid, q.xmin from pg_catalog.pg_sequence as q
        union all
        select f.ftrelid, f.xmin from pg_catalog.pg_foreign_table as f
    ) as part (relation, xid)
    where pg_catalog.age(part.xid) between (select s.low from since as s) and (select s.high from since as s)

    union all
    select
        'label of an enum',
        true,
        'pg_catalog.pg_type'::pg_catalog.regclass,
        l.enumtypid,
        l.oid::bigint,
        'pg_catalog.pg_type'::pg_catalog.regclass,
        l.enumtypid,
        null,
        null,
        l.xmin
    from pg_catalog.pg_enum as l

    union all
    select few.kind, true, few.class, few.id, null, few.class, few.id, null, null, few.xid
    from (
        select 'anything', null::oid, null::oid, t.xmin from pg_catalog.pg_tablespace as t
        union all
        select 'anything', null, null, e.xmin from pg_catalog.pg_extension as e
        union all
        select 'anything', null, null, d.xmin
        from pg_catalog.pg_depend as d
        where d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
            and d.deptype = 'e'
        union all
        select 'anything', null, null, i.xmin from pg_catalog.pg_init_privs as i
        union all
        select 'anything', null, null, s.xmin from pg_catalog.pg_seclabel as s
        union all
        select 'anything', null, null, c.xmin
        from pg_catalog.pg_class as c
        where c.oid < 16384
        union all
        -- What stands in pg_catalog is found without a schema: one more of a name, and the others are
        -- spelled out. So are operators where casts leave open which one is meant, and operator
        -- classes that are no longer a type's own.
        select 'anything', null, null, p.xmin
        from pg_catalog.pg_proc as p
        where p.oid < 16384
            or p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace
        union all
        select 'anything', null, null, t.xmin
        from pg_catalog.pg_type as t
        where t.oid < 16384
            or t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace
        union all
        select 'anything', null, null, p.xmin
        from pg_catalog.pg_operator as p
        where p.oprnamespace = 'pg_catalog'::pg_catalog.regnamespace
        union all
        select 'anything', null, null, k.xmin from pg_catalog.pg_cast as k where k.castcontext = 'i'
        union all
        select 'anything', null, null, c.xmin from pg_catalog.pg_opclass as c where c.opcdefault
        union all
        select 'server', null, null, m.xmin from pg_catalog.pg_auth_members as m
        union all
        select 'server', null, null, d.xmin
        from pg_catalog.pg_database as d
        where d.datname = pg_catalog.current_database()
        union all
        select 'server', null, null, s.xmin from pg_catalog.pg_db_role_setting as s
        union all
        select 'server', null, null, d.xmin from pg_catalog.pg_shdescription as d
        union all
        select 'server', null, null, s.xmin from pg_catalog.pg_shseclabel as s
        union all
        select 'server', null, null, p.xmin from pg_catalog.pg_parameter_acl as p
        union all
        select 'foreign', f.tableoid, f.oid, f.xmin from pg_catalog.pg_foreign_data_wrapper as f
        union all
        select 'foreign', s.tableoid, s.oid, s.xmin from pg_catalog.pg_foreign_server as s
        union all
        select 'foreign', m.tableoid, m.oid, m.xmin from pg_catalog.pg_user_mapping as m
        union all
        select 'event trigger', v.tableoid, v.oid, v.xmin from pg_catalog.pg_event_trigger as v
        union all
        select 'default privileges', null, null, d.xmin from pg_catalog.pg_default_acl as d
        union all
        select 'publication', p.tableoid, p.oid, p.xmin from pg_catalog.pg_publication as p
        union all
        select 'publication', null, null, r.xmin from pg_catalog.pg_publication_rel as r
        union all
        select 'publication', null, null, r.xmin from pg_catalog.pg_publication_namespace as r
        union all
        select 'publication', s.tableoid, s.oid, s.xmin from pg_catalog.pg_subscription as s
        union all
        select 'operator', s.tableoid, s.oid, s.xmin from pg_catalog.pg_statistic_ext as s
        union all
        select 'operator', k.tableoid, k.oid, k.xmin from pg_catalog.pg_collation as k
        union all
        select 'operator', p.tableoid, p.oid, p.xmin
        from pg_catalog.pg_operator as p
        where p.oid >= 16384
        union all
        select 'operator', f.tableoid, f.oid, f.xmin from pg_catalog.pg_opfamily as f
        union all
        select 'operator', c.tableoid, c.oid, c.xmin
        from pg_catalog.pg_opclass as c
        where not c.opcdefault
        union all
        select 'operator', null, null, w.xmin from pg_catalog.pg_amop as w
        union all
        select 'operator', null, null, w.xmin from pg_catalog.pg_amproc as w
        union all
        select 'operator', k.tableoid, k.oid, k.xmin
        from pg_catalog.pg_cast as k
        where k.castcontext <> 'i'
        union all
        select 'operator', k.tableoid, k.oid, k.xmin from pg_catalog.pg_conversion as k
        union all
        select 'operator', g.tableoid, g.oid, g.xmin from pg_catalog.pg_language as g
        union all
        select 'operator', m.tableoid, m.oid, m.xmin from pg_catalog.pg_am as m
        union all
        select 'operator', t.tableoid, t.oid, t.xmin from pg_catalog.pg_transform as t
        union all
        select 'operator', s.tableoid, s.oid, s.xmin from pg_catalog.pg_ts_config as s
        union all
        select 'operator', null, null, m.xmin from pg_catalog.pg_ts_config_map as m
        union all
        select 'operator', s.tableoid, s.oid, s.xmin from pg_catalog.pg_ts_dict as s
        union all
        select 'operator', s.tableoid, s.oid, s.xmin from pg_catalog.pg_ts_parser as s
        union all
        select 'operator', s.tableoid, s.oid, s.xmin from pg_catalog.pg_ts_template as s
    ) as few (kind, class, id, xid)
)

select
    t.kind,
    pg_catalog.count(*) filter (where t.counted) as total,
    pg_catalog.count(*) filter (
        where pg_catalog.age(t.xid) between (select s.low from since as s) and (select s.high from since as s)
    ) as fresh,
    pg_catalog.string_agg(
        case
            when (select s.brief from since as s) then
                pg_catalog.concat_ws(' ', t.class, t.id, coalesce(t.part, 0))
            else
                pg_catalog.concat_ws(
                    ' ',
                    t.class,
                    t.id,
                    coalesce(t.part, 0),
                    t.host_class,
                    t.host,
                    pg_catalog.hashtextextended(t.name, t.schema::bigint)
                )
        end,
        ','
    ) filter (
        where t.id is not null
            and pg_catalog.age(t.xid) between (select s.low from since as s) and (select s.high from since as s)
    ) as things
from thing as t
where t.kind = any (?)
group by t.kind
order by t.kind
