--liquibase formatted sql logicalFilePath:migrations/0002_invoice.sql

--changeset shop:0002
create table invoice (
    id bigint generated always as identity primary key,
    customer_id bigint not null references customer (id),
    total numeric(12, 2) not null
);
--rollback drop table invoice;
