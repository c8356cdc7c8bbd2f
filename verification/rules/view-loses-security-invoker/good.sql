--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_view
create or replace view public.my_orders with (security_invoker = on) as
select o.id from public.orders as o;
--rollback drop view public.my_orders;

--changeset alice:020_view
create or replace view public.my_orders with (security_invoker = on) as
select o.id from public.orders as o;
--rollback create or replace view public.my_orders with (security_invoker = on) as
--rollback select o.id from public.orders as o;
