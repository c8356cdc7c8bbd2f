--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_notes
update public.orders set note = '' where note is null;
--rollback update public.orders set note = null;
