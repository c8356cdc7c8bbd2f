--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_notes
create table public.orders_without_note (order_id bigint primary key);
revoke all on public.orders_without_note from public, anon, authenticated, service_role;
insert into public.orders_without_note (order_id) select order_id from public.orders where note is null;
update public.orders set note = '' where note is null;
--rollback update public.orders as o set note = null from public.orders_without_note as b where b.order_id = o.order_id and o.note = '';
--rollback drop table public.orders_without_note;
