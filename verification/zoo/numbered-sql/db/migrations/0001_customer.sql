--liquibase formatted sql logicalFilePath:migrations/0001_customer.sql

--changeset shop:0001
create table customer (
    id bigint generated always as identity primary key,
    email text not null unique
);
--rollback drop table customer;
