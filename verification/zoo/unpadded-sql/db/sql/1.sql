--liquibase formatted sql logicalFilePath:sql/1.sql

--changeset fleet:1
create table vehicle (id bigint primary key, plate text not null);
--rollback drop table vehicle;
