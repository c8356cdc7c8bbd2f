--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_comments splitStatements:false
create table app.comments (
    comment_id bigint generated always as identity primary key,
    note_id bigint not null references app.notes (note_id),
    writer_user_id uuid not null
);
create index comments_note_id_idx on app.comments (note_id);
create index comments_writer_user_id_idx on app.comments (writer_user_id);
alter table app.comments enable row level security;
alter table app.comments force row level security;
create policy insert_own
on app.comments
as permissive
for insert
to authenticated
with check (writer_user_id = (select auth.uid())
    and exists (
        select
        from app.notes as n
        where n.note_id = comments.note_id
    ));
grant insert on app.comments to authenticated;
--rollback drop table app.comments;
