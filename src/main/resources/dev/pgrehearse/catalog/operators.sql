-- The long tail: collations, operators and their classes, casts, conversions, languages, access
-- methods, text search and statistics objects. Each with its owner and one definition.
with thing (class, id, schema, owner, definition) as (
    select
        'pg_catalog.pg_collation'::pg_catalog.regclass,
        k.oid,
        k.collnamespace,
        k.collowner,
        pg_catalog.format(
            'provider %s, deterministic %s, collate %s, ctype %s, locale %s, rules %s',
            k.collprovider,
            k.collisdeterministic,
            k.collcollate,
            k.collctype,
            coalesce(
                pg_catalog.to_jsonb(k) ->> 'colllocale', pg_catalog.to_jsonb(k) ->> 'colliculocale'
            ),
            pg_catalog.to_jsonb(k) ->> 'collicurules'
        )
    from pg_catalog.pg_collation as k
    where k.oid >= 16384

    union all
    select
        'pg_catalog.pg_operator'::pg_catalog.regclass,
        p.oid,
        p.oprnamespace,
        p.oprowner,
        pg_catalog.format(
            'function %s, result %s, commutator %s, negator %s, restrict %s, join %s, '
                'merges %s, hashes %s',
            p.oprcode,
            pg_catalog.format_type(p.oprresult, null),
            p.oprcom::pg_catalog.regoperator,
            p.oprnegate::pg_catalog.regoperator,
            p.oprrest,
            p.oprjoin,
            p.oprcanmerge,
            p.oprcanhash
        )
    from pg_catalog.pg_operator as p
    where p.oid >= 16384

    union all
    select
        'pg_catalog.pg_opfamily'::pg_catalog.regclass,
        f.oid,
        f.opfnamespace,
        f.opfowner,
        (
            select pg_catalog.string_agg(member.text, ', ' order by member.text collate "C")
            from (
                select pg_catalog.format(
                    'operator %s %s', w.amopstrategy, w.amopopr::pg_catalog.regoperator
                )
                from pg_catalog.pg_amop as w
                where w.amopfamily = f.oid

                union all
                select pg_catalog.format(
                    'function %s (%s, %s) %s',
                    w.amprocnum,
                    pg_catalog.format_type(w.amproclefttype, null),
                    pg_catalog.format_type(w.amprocrighttype, null),
                    w.amproc::pg_catalog.regprocedure
                )
                from pg_catalog.pg_amproc as w
                where w.amprocfamily = f.oid
            ) as member (text)
        )
    from pg_catalog.pg_opfamily as f
    where f.oid >= 16384

    union all
    select
        'pg_catalog.pg_opclass'::pg_catalog.regclass,
        c.oid,
        c.opcnamespace,
        c.opcowner,
        pg_catalog.format(
            'for %s, family %s, default %s, key type %s',
            pg_catalog.format_type(c.opcintype, null),
            (select f.opfname from pg_catalog.pg_opfamily as f where f.oid = c.opcfamily),
            c.opcdefault,
            case when c.opckeytype <> 0 then pg_catalog.format_type(c.opckeytype, null) end
        )
    from pg_catalog.pg_opclass as c
    where c.oid >= 16384

    union all
    select
        'pg_catalog.pg_cast'::pg_catalog.regclass,
        k.oid,
        null,
        null,
        pg_catalog.format(
            'function %s, context %s, method %s',
            k.castfunc::pg_catalog.regprocedure,
            k.castcontext,
            k.castmethod
        )
    from pg_catalog.pg_cast as k
    where k.oid >= 16384

    union all
    select
        'pg_catalog.pg_conversion'::pg_catalog.regclass,
        k.oid,
        k.connamespace,
        k.conowner,
        pg_catalog.format(
            'from %s to %s, function %s, default %s',
            pg_catalog.pg_encoding_to_char(k.conforencoding),
            pg_catalog.pg_encoding_to_char(k.contoencoding),
            k.conproc,
            k.condefault
        )
    from pg_catalog.pg_conversion as k
    where k.oid >= 16384

    union all
    select
        'pg_catalog.pg_language'::pg_catalog.regclass,
        g.oid,
        null,
        g.lanowner,
        pg_catalog.format(
            'trusted %s, handler %s, inline %s, validator %s',
            g.lanpltrusted,
            g.lanplcallfoid::pg_catalog.regproc,
            g.laninline::pg_catalog.regproc,
            g.lanvalidator::pg_catalog.regproc
        )
    from pg_catalog.pg_language as g
    where g.oid >= 16384

    union all
    select
        'pg_catalog.pg_am'::pg_catalog.regclass,
        m.oid,
        null,
        null,
        pg_catalog.format('handler %s, type %s', m.amhandler, m.amtype)
    from pg_catalog.pg_am as m
    where m.oid >= 16384

    union all
    select
        'pg_catalog.pg_transform'::pg_catalog.regclass,
        t.oid,
        null,
        null,
        pg_catalog.format('from sql %s, to sql %s', t.trffromsql, t.trftosql)
    from pg_catalog.pg_transform as t
    where t.oid >= 16384

    union all
    select
        'pg_catalog.pg_ts_config'::pg_catalog.regclass,
        s.oid,
        s.cfgnamespace,
        s.cfgowner,
        (
            select pg_catalog.string_agg(
                m.maptokentype || ' with ' || m.mapdict::pg_catalog.regdictionary,
                ', '
                order by m.maptokentype, m.mapseqno
            )
            from pg_catalog.pg_ts_config_map as m
            where m.mapcfg = s.oid
        )
    from pg_catalog.pg_ts_config as s
    where s.oid >= 16384

    union all
    select
        'pg_catalog.pg_ts_dict'::pg_catalog.regclass,
        s.oid,
        s.dictnamespace,
        s.dictowner,
        pg_catalog.format(
            'template %s (%s)',
            (select t.tmplname from pg_catalog.pg_ts_template as t where t.oid = s.dicttemplate),
            s.dictinitoption
        )
    from pg_catalog.pg_ts_dict as s
    where s.oid >= 16384

    union all
    select
        'pg_catalog.pg_ts_parser'::pg_catalog.regclass,
        s.oid,
        s.prsnamespace,
        null,
        pg_catalog.format('%s, %s, %s', s.prsstart, s.prstoken, s.prsend)
    from pg_catalog.pg_ts_parser as s
    where s.oid >= 16384

    union all
    select
        'pg_catalog.pg_ts_template'::pg_catalog.regclass,
        s.oid,
        s.tmplnamespace,
        null,
        pg_catalog.format('%s, %s', s.tmplinit, s.tmpllexize)
    from pg_catalog.pg_ts_template as s
    where s.oid >= 16384

    union all
    select
        'pg_catalog.pg_statistic_ext'::pg_catalog.regclass,
        s.oid,
        s.stxnamespace,
        s.stxowner,
        pg_catalog.pg_get_statisticsobjdef(s.oid)
            || case when s.stxstattarget >= 0 then ' target ' || s.stxstattarget else '' end
    from pg_catalog.pg_statistic_ext as s
)
select
    o.type || ' ' || o.identity as object,
    a.attribute,
    a.value
from thing as t
left join pg_catalog.pg_namespace as n on n.oid = t.schema
left join pg_catalog.pg_statistic_ext as s
    on t.class = 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass
    and s.oid = t.id
cross join lateral pg_catalog.pg_identify_object(t.class, t.id, 0) as o
cross join lateral (
    values
        (
            'belongs to',
            case when s.oid is not null then
                (
                    select r.type || ' ' || r.identity
                    from pg_catalog.pg_identify_object(
                        'pg_catalog.pg_class'::pg_catalog.regclass, s.stxrelid, 0
                    ) as r
                )
                when n.oid is not null then 'schema ' || pg_catalog.quote_ident(n.nspname)
            end
        ),
        ('owner', pg_catalog.pg_get_userbyid(t.owner)::text),
        ('definition', coalesce(t.definition, ''))
) as a (attribute, value)
where a.value is not null
    and (
        n.oid is null
        or (
            n.nspname !~ '^pg_'
            and n.nspname <> all (:'excluded_schemas'::pg_catalog.name[])
        )
    )
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = t.class
            and e.objid = t.id
            and e.deptype in ('e', 'i')
    )
order by object, attribute
