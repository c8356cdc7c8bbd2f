--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_touch
update public.orders set note = note;
--rollback update public.orders set note = note where order_id = 0;
