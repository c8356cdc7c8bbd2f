--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_kinds
insert into public.kinds (code, name) values ('gift', 'Gift');
--rollback delete from public.kinds where code = 'gift';
