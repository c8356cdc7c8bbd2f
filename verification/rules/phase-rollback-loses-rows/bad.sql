--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_gift labels:phase_1
insert into public.kinds (code, name) values ('gift', 'Gift');
insert into public.orders (kind) values ('gift');
--rollback delete from public.orders where kind = 'gift';
--rollback delete from public.kinds as k
--rollback where k.code in ('plain', 'large', 'gift')
--rollback     and not exists (select from public.orders as o where o.kind = k.code);
