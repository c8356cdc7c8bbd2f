--liquibase formatted sql
--changeset bob:table
create table thing (id int primary key);
