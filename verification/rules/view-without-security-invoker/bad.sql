--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_view splitStatements:false
create view app.titles
as
select n.note_id, n.title
from app.notes as n;
grant select on app.titles to authenticated;
--rollback drop view app.titles;
