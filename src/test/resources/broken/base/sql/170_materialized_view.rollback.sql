drop materialized view app.kind_counts;

create materialized view app.kind_counts
as
select kind, count(*) as tickets
from app.tickets
group by kind;

create unique index kind_counts_kind_idx on app.kind_counts (kind);
