--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_key splitStatements:false
set local lock_timeout = '2s';
alter table app.notes
    add constraint notes_topic_id_fkey foreign key (topic_id) references app.topics (topic_id) not valid;
--rollback set local lock_timeout = '2s'; alter table app.notes drop constraint notes_topic_id_fkey;
