--liquibase formatted sql

--changeset bob:table
create table thing (id int primary key);
--rollback alter table thing add note text;
--rollback drop table thign;
