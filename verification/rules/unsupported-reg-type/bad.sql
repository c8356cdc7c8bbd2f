--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_jobs splitStatements:false
create table app.jobs (job_id bigint generated always as identity primary key, run regprocedure);
--rollback drop table app.jobs;
