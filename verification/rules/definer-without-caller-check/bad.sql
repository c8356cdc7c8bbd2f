--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_forget splitStatements:false
create function app.forget(note bigint)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
    delete from app.notes where note_id = note
$$;
revoke execute on function app.forget(bigint) from public;
grant execute on function app.forget(bigint) to authenticated;
--rollback drop function app.forget(bigint);
