--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_profiles splitStatements:false
create table app.profiles (
    profile_id uuid primary key,
    user_id uuid not null unique references auth.users (id)
);
--rollback drop table app.profiles;
