--liquibase formatted sql

--changeset alice:citext
create extension citext with schema public;
--rollback drop extension citext;

--changeset alice:hstore
create schema tools;
create extension hstore with schema tools;
--rollback drop extension hstore;
--rollback drop schema tools;

--changeset alice:account
create table account (id int primary key, login citext unique, attributes tools.hstore);
--rollback drop table account;
