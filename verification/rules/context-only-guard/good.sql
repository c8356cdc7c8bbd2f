--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:900_orders labels:demo
insert into public.orders (note) values ('demo');
--rollback delete from public.orders where note = 'demo';
