--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_page
create view app.first_page with (security_invoker = on) as
    select n.id, n.kind from app.notes as n where n.kind > 10;
revoke all on app.first_page from public, anon, authenticated, service_role;
grant select on app.first_page to authenticated;
--rollback drop view app.first_page;
