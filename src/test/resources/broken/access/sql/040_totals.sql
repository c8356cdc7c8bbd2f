create materialized view app.totals
as
select n.owner_user_id, count(*) as notes
from app.notes as n
group by n.owner_user_id;

grant select on app.totals to service_role;
