--liquibase formatted sql

--changeset alice:mood
create type mood as enum ('sad', 'ok');
create table person (id int primary key, current_mood mood not null default 'ok');
--rollback drop table person;
--rollback drop type mood;
