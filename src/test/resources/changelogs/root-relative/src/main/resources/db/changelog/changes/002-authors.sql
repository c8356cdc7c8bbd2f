--liquibase formatted sql

--changeset bob:2
create table author (id serial primary key, name text not null);
alter table book add author_id integer references author (id);
--rollback alter table book drop author_id;
--rollback drop table author;
