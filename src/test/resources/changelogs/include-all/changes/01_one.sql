--liquibase formatted sql
--changeset carol:one
create table one (id int primary key);
--rollback drop table one;
