-- Prints the table time (number, way, ms, cpu_ms); rounds are the order of the rows of one way.
create temporary table round as
select
    t.way,
    t.ms,
    t.cpu_ms,
    row_number() over (partition by t.way order by t.number) as round
from time as t;

\pset format aligned
\pset border 2
\pset linestyle ascii
\pset tuples_only off
\pset footer off
select
    w.name as way,
    percentile_disc(0.5) within group (order by r.ms) as median_ms,
    min(r.ms) as lowest,
    max(r.ms) as highest,
    round(:cells * 1000 / percentile_disc(0.5) within group (order by r.ms)) as cells_per_s,
    round(w.tried * 1000 / percentile_disc(0.5) within group (order by r.ms)) as tried_per_s,
    round(percentile_disc(0.5) within group (order by r.ms / p.ms), 2) as time_to_pgtap,
    percentile_disc(0.5) within group (order by r.cpu_ms) as server_cpu_ms,
    round(w.tried * 1000 / percentile_disc(0.5) within group (order by r.cpu_ms))
        as tried_per_cpu_s
from round as r
join round as p on p.round = r.round and p.way = 'pgtap'
join (
    values
        (1, 'pgtap', 'pgTAP', :cells),
        (2, 'psql', 'plain psql', :cells),
        (3, 'pgrehearse', 'pgrehearse, the process', :probes),
        (4, 'matrix', 'pgrehearse, the matrix', :probes),
        (5, 'again', 'pgrehearse, once more', :probes)
) as w (number, way, name, tried) on w.way = r.way
group by w.number, w.way, w.name, w.tried
order by w.number;
