--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_backup splitStatements:false
create table app.notes_backup_20260301 (
    note_id bigint primary key,
    owner_user_id uuid,
    title text
);
grant select on app.notes_backup_20260301 to authenticated;
--rollback drop table app.notes_backup_20260301;
