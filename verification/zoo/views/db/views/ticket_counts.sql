create view ticket_counts as
select state, count(*) as tickets
from ticket
group by state;
