--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_comments splitStatements:false
create table app.comments (
    comment_id bigint generated always as identity primary key,
    note_id bigint not null references app.notes (note_id)
);
--rollback drop table app.comments;
