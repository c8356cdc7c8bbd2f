--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_gift
insert into public.kinds (name) values ('gift');
insert into public.wrappings (kind_id, paper) values (2, 'red');
--rollback delete from public.wrappings where paper = 'red';
--rollback delete from public.kinds where name = 'gift';
