--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_remarks splitStatements:false
set local lock_timeout = '2s';

alter table app.notes rename to remarks;

create or replace function app.count_notes()
returns bigint
language sql
stable
security invoker
set search_path = ''
as $$
    select count(*) from app.remarks
$$;
--rollback set local lock_timeout = '2s';
--rollback alter table app.remarks rename to notes;
--rollback create or replace function app.count_notes()
--rollback returns bigint
--rollback language sql
--rollback stable
--rollback security invoker
--rollback set search_path = ''
--rollback as $$
--rollback     select count(*) from app.notes
--rollback $$;
