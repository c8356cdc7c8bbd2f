--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_audit labels:phase_1 rollbackSplitStatements:false splitStatements:true
create table public.audit (line text primary key);
revoke all on public.audit from public, anon, authenticated, service_role;
--rollback do $$ begin if not exists (select from public.audit) then drop table public.audit; end if; end $$;
