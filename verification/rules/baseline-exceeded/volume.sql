insert into app.notes (id, owner, kind)
select
    n,
    case when n % 50 = 1 then '00000000-0000-0000-0000-00000000a11c' else '00000000-0000-0000-0000-00000000ca01' end::uuid,
    n % 200
from generate_series(1, current_setting('rehearsal.rows')::int) as n;
