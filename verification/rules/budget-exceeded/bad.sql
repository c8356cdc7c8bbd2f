--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_report labels:phase_1
create view public.report with (security_invoker = on) as select 1 as n from pg_catalog.pg_sleep(2);
revoke all on public.report from public, anon, authenticated, service_role;
--rollback drop view public.report;
