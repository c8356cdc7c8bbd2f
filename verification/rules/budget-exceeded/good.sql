--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_report labels:phase_1
create view public.report with (security_invoker = on) as select 1 as n;
revoke all on public.report from public, anon, authenticated, service_role;
--rollback drop view public.report;
