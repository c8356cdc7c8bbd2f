--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_users splitStatements:false
create view app.users
as
select u.id, u.email
from auth.users as u;
--rollback drop view app.users;
