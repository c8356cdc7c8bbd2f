--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_gift labels:phase_1
insert into public.kinds (code, name) values ('gift', 'Gift');
insert into public.orders (kind) values ('gift');
--rollback delete from public.orders where kind = 'gift';
--rollback delete from public.kinds where code = 'gift';
