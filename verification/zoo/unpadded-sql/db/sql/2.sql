--liquibase formatted sql logicalFilePath:sql/2.sql

--changeset fleet:2
create table trip (id bigint primary key, vehicle_id bigint not null references vehicle (id));
--rollback drop table trip;
