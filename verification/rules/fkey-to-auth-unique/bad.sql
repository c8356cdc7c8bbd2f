--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_profiles splitStatements:false
create table app.profiles (
    profile_id uuid primary key,
    phone text unique references auth.users (phone)
);
--rollback drop table app.profiles;
