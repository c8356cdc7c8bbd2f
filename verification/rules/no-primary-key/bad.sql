--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_visits splitStatements:false
create table app.visits (page text not null);
--rollback drop table app.visits;
