--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_count splitStatements:false
create function app.count_notes()
returns bigint
language sql
stable
security definer
set search_path = app
as $$
    select count(*) from notes where owner_user_id = (select auth.uid())
$$;
revoke execute on function app.count_notes() from public;
grant execute on function app.count_notes() to authenticated;
--rollback drop function app.count_notes();
