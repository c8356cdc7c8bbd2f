--liquibase formatted sql logicalFilePath:migrations/0003_invoice_index.sql

--changeset shop:0003 runInTransaction:false
create index concurrently invoice_customer_id_idx on invoice (customer_id);
--rollback drop index concurrently invoice_customer_id_idx;
