--liquibase formatted sql

--changeset alice:orders
create table orders (id int primary key, customer int not null);
--rollback drop table orders;

--changeset alice:orders-customer-idx runInTransaction:false
create index concurrently orders_customer_idx on orders (customer);
--rollback drop index concurrently orders_customer_idx;
