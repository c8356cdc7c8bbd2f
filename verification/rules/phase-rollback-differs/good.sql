--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_audit labels:phase_1
create table public.audit (line text primary key);
revoke all on public.audit from public, anon, authenticated, service_role;
--rollback drop table public.audit;
