--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_gift
insert into public.kinds (name) values ('gift');
insert into public.wrappings (kind_id, paper) select kind_id, 'red' from public.kinds where name = 'gift';
--rollback delete from public.wrappings where paper = 'red';
--rollback delete from public.kinds where name = 'gift';
