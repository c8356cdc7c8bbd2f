--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_amount splitStatements:false
set local lock_timeout = '2s';
alter table app.orders rename column total to amount;
create or replace function app.order_total(p_order bigint)
returns numeric
language sql
stable
set search_path = ''
as $$
    select o.amount
    from app.orders as o
    where o.id = p_order;
$$;
--rollback set local lock_timeout = '2s';
--rollback alter table app.orders rename column amount to total;
--rollback create or replace function app.order_total(p_order bigint) returns numeric language sql stable set search_path = '' as E'\n    select o.total\n    from app.orders as o\n    where o.id = p_order;\n';
