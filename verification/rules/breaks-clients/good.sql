--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_amount splitStatements:false
set local lock_timeout = '2s';
alter table app.orders add column amount numeric(12, 2) generated always as (total) stored;
--rollback set local lock_timeout = '2s';
--rollback alter table app.orders drop column amount;

--changeset alice:020_wider splitStatements:false
-- Longer numbers do no harm to who sends and reads shorter ones.
create table app.parcels (
    id bigint generated always as identity primary key,
    note text
);
alter table app.parcels enable row level security;
alter table app.parcels force row level security;
--rollback set local lock_timeout = '2s';
--rollback drop table app.parcels;

--changeset alice:030_own_things splitStatements:false
-- Of the same phase: no client has met the old name.
set local lock_timeout = '2s';
alter table app.parcels rename column note to remark;
--rollback set local lock_timeout = '2s';
--rollback alter table app.parcels rename column remark to note;

--changeset alice:040_more_arguments splitStatements:false
drop function app.order_total(bigint);
create function app.order_total(p_order bigint, p_with_tax boolean default false)
returns numeric
language sql
stable
set search_path = ''
as $$
    select case when p_with_tax then o.total * 1.2 else o.total end
    from app.orders as o
    where o.id = p_order;
$$;
--rollback drop function app.order_total(bigint, boolean);
--rollback create function app.order_total(p_order bigint) returns numeric language sql stable set search_path = '' as E'\n    select o.total\n    from app.orders as o\n    where o.id = p_order;\n';

--changeset alice:050_sales splitStatements:false
-- The table moves, and a view answers to its name.
set local lock_timeout = '2s';
create schema sales;
alter table app.orders set schema sales;
create view app.orders
with (security_invoker = on)
as
select id, total, placed_on, amount
from sales.orders;
alter view app.orders alter column placed_on set default current_date;
comment on view app.orders is 'Facade of sales.orders.';
--rollback set local lock_timeout = '2s';
--rollback drop view app.orders;
--rollback alter table sales.orders set schema app;
--rollback drop schema sales;
