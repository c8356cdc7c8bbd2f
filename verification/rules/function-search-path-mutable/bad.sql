--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_double splitStatements:false
create function app.double(a integer)
returns integer
language sql
immutable
security invoker
as $$
    select a * 2
$$;
--rollback drop function app.double(integer);
