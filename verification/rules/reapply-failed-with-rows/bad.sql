--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_gift labels:phase_1
insert into public.kinds (code, name) values ('gift', 'Gift');
--rollback delete from public.kinds where code = 'gift' and name = 'Gift';
