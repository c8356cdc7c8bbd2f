--liquibase formatted sql logicalFilePath:migrations/0010_state.sql

--changeset shop:0010-type
create type invoice_state as enum ('open', 'paid');
--rollback drop type invoice_state;

--changeset shop:0010-column
alter table invoice add column state invoice_state not null default 'open';
--rollback alter table invoice drop column state;
