--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_secrets labels:phase_1
create table public.secrets (word text primary key);
alter table public.secrets enable row level security;
revoke all on public.secrets from public, anon, authenticated, service_role;
grant select on public.secrets to service_role;
--rollback drop table public.secrets;
