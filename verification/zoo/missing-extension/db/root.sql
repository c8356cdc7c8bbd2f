--liquibase formatted sql logicalFilePath:db/root.sql

--changeset maps:station
create table station (
    id bigint generated always as identity primary key,
    name text not null
);
--rollback drop table station;

--changeset maps:postgis
create extension postgis;
--rollback drop extension postgis;

--changeset maps:position
alter table station add column position geography(point, 4326);
create index station_position_idx on station using gist (position);
--rollback alter table station drop column position;

--changeset maps:line
create table line (
    id bigint generated always as identity primary key,
    number text not null unique
);
--rollback drop table line;
