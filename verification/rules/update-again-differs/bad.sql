--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_seeds runAlways:true
insert into public.orders (note) values ('first');
--rollback delete from public.orders where note = 'first';
