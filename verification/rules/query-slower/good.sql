--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_kind splitStatements:false
create or replace function app.kind_now() returns integer
language plpgsql stable set search_path = ''
as $$ begin perform 1; return 7; end $$;
--rollback create or replace function app.kind_now() returns integer language plpgsql stable set search_path = '' as $$ begin return 7; end $$;
