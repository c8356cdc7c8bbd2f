--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_note_idx rollbackSplitStatements:false splitStatements:true
update public.orders set note = 'none' where note is null;
--rollback do $$ begin raise exception using errcode = 'PR000', message = 'the empty notes are gone', hint = 'they are in the backup of the day'; end $$;
