--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_total failOnError:true
create view public.order_count as select 1 as n;
--rollback drop view public.order_count;
