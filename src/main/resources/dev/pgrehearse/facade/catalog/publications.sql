-- Publications of all tables of the schema that a table goes to, where it was in none of them.
select /* pgrehearse */
    pg_catalog.quote_ident(p.pubname) as name,
    p.pubupdate or p.pubdelete as changes,
    case c.relreplident
        when 'f' then true
        when 'n' then false
        else exists (
            select
            from pg_catalog.pg_index as i
            where i.indrelid = c.oid
                and i.indimmediate
                and case c.relreplident when 'i' then i.indisreplident else i.indisprimary end
        )
    end as identified
from pg_catalog.pg_namespace as n
join pg_catalog.pg_publication_namespace as s on s.pnnspid = n.oid
join pg_catalog.pg_publication as p on p.oid = s.pnpubid
join pg_catalog.pg_class as c
    on c.relnamespace <> n.oid
    and c.relpersistence = 'p'
where n.nspname = ?
    and c.oid = ?::pg_catalog.oid
    and not exists (
        select
        from pg_catalog.pg_publication_rel as r
        where r.prpubid = p.oid
            and r.prrelid = c.oid
    )
    and not exists (
        select
        from pg_catalog.pg_publication_namespace as b
        where b.pnpubid = p.oid
            and b.pnnspid = c.relnamespace
    )
order by p.pubname
