--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_count splitStatements:false
create function app.count_notes()
returns bigint
language sql
stable
security definer
set search_path = ''
as $$
    select count(*) from app.notes where owner_user_id = (select auth.uid())
$$;
--rollback drop function app.count_notes();
