--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_stamp splitStatements:false
create function app.trim_title()
returns trigger
language plpgsql
stable
set search_path = ''
as $$
begin
    new.title := pg_catalog.btrim(new.title);
    return new;
end
$$;
revoke execute on function app.trim_title() from public, anon, authenticated, service_role;
create trigger trim_title
before insert or update on app.notes
for each row
execute function app.trim_title();
--rollback drop trigger trim_title on app.notes;
--rollback drop function app.trim_title();
