select
    i.indexrelid as index,
    i.indrelid as relation,
    (i.indkey::smallint[])[0] as first,
    i.indkey::smallint[] as keys,
    i.indnkeyatts as key_count,
    i.indpred is null as whole,
    i.indisunique as is_unique,
    i.indisprimary as is_primary
from pg_catalog.pg_index as i
join relation as r on r.oid = i.indrelid
where i.indisvalid
