--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_orders splitStatements:false
create table public.orders (
    id bigint generated always as identity primary key
);
--rollback drop table public.orders;

--changeset alice:020_notes splitStatements:false
create table public.notes (id bigint primary key);
--rollback drop table public.notes;

--changeset alice:030_fill splitStatements:false
create procedure public.fill()
language plpgsql
set search_path = ''
as $$
begin
    insert into public.notes (id) values (1);
    commit;
end
$$;
--rollback drop procedure public.fill();
