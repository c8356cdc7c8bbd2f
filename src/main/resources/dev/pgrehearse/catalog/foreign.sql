-- Foreign data wrappers, servers and user mappings. Options of a mapping hold passwords: their names
-- are read, not their values.
select 'foreign-data wrapper ' || pg_catalog.quote_ident(f.fdwname) as object, a.attribute, a.value
from pg_catalog.pg_foreign_data_wrapper as f
cross join lateral (
    values
        ('owner', pg_catalog.pg_get_userbyid(f.fdwowner)::text),
        ('handler', nullif(f.fdwhandler::pg_catalog.regproc::text, '-')),
        ('validator', nullif(f.fdwvalidator::pg_catalog.regproc::text, '-')),
        ('options', pg_catalog.array_to_string(f.fdwoptions, ', '))
) as a (attribute, value)
where a.value is not null
    and not exists (
        select
        from pg_catalog.pg_depend as e
        where e.classid = 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass
            and e.objid = f.oid
            and e.deptype = 'e'
    )

union all
select 'server ' || pg_catalog.quote_ident(s.srvname), a.attribute, a.value
from pg_catalog.pg_foreign_server as s
join pg_catalog.pg_foreign_data_wrapper as f on f.oid = s.srvfdw
cross join lateral (
    values
        ('owner', pg_catalog.pg_get_userbyid(s.srvowner)::text),
        ('wrapper', f.fdwname::text),
        ('type', s.srvtype),
        ('version', s.srvversion)
) as a (attribute, value)
where a.value is not null

union all
select
    'server ' || pg_catalog.quote_ident(s.srvname),
    'option ' || x.option_name,
    x.option_value
from pg_catalog.pg_foreign_server as s
cross join lateral pg_catalog.pg_options_to_table(s.srvoptions) as x

union all
select
    'user mapping '
        || case when m.umuser = 0 then 'public' else pg_catalog.pg_get_userbyid(m.umuser)::text end
        || ' on '
        || pg_catalog.quote_ident(m.srvname),
    a.attribute,
    a.value
-- The view, which everybody may read: only a superuser may read the table behind it.
from pg_catalog.pg_user_mappings as m
cross join lateral (
    values
        ('belongs to', 'server ' || pg_catalog.quote_ident(m.srvname)),
        (
            'options',
            coalesce(
                (
                    select pg_catalog.string_agg(x.option_name, ', ' order by x.option_name)
                    from pg_catalog.pg_options_to_table(m.umoptions) as x
                ),
                ''
            )
        )
) as a (attribute, value)
order by object, attribute
