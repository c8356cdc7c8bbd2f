--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_visits splitStatements:false
create table app.visits (visit_id bigint generated always as identity primary key, page text not null);
--rollback drop table app.visits;
