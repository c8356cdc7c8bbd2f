--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_count splitStatements:false
create function app.count_notes()
returns bigint
language sql
stable
security definer
set search_path = ''
as $$ select pg_catalog.count(*) from app.notes $$;
revoke execute on function app.count_notes() from public, anon, authenticated, service_role;
--rollback drop function app.count_notes();
