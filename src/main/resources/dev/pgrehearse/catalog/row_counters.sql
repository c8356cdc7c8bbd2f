-- Where the rows of each table and sequence are, and what has been done to them since: numbers that
-- are other ones after any change. They count what was rolled back too, and each look at a sequence,
-- from when somebody last had them begin at nothing.
select
    coalesce(
        (
            select pg_catalog.pg_stat_get_db_stat_reset_time(d.oid)::text
            from pg_catalog.pg_database as d
            where d.datname = pg_catalog.current_database()
        ),
        'ever'
    ) as since,
    pg_catalog.string_agg(
        pg_catalog.concat_ws(
            ' ',
            c.oid,
            pg_catalog.pg_relation_filenode(c.oid),
            case c.relkind
                when 'S' then pg_catalog.pg_stat_get_blocks_fetched(c.oid)::text
                else
                    pg_catalog.concat_ws(
                        '/',
                        pg_catalog.pg_stat_get_tuples_inserted(c.oid),
                        pg_catalog.pg_stat_get_tuples_updated(c.oid),
                        pg_catalog.pg_stat_get_tuples_deleted(c.oid)
                    )
            end
        ),
        ','
    ) as counters
from pg_catalog.pg_class as c
where c.relkind in ('r', 'S')
    and c.oid >= 16384
