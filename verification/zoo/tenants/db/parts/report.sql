--liquibase formatted sql logicalFilePath:parts/report.sql

--changeset ops:balance
create view ${tenant}.balance as
select booked_on, sum(amount) as amount
from ${tenant}.ledger_entry
group by booked_on;
--rollback drop view ${tenant}.balance;
