--liquibase formatted sql
--changeset carol:two
create table two (id int primary key references one);
--rollback drop table two;
