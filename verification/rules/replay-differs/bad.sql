--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_order_numbers labels:phase_1 rollbackSplitStatements:true splitStatements:false
do $$ begin execute format('create sequence public.order_numbers start with %s', (select count(*) + 1 from public.orders)); end $$;
revoke all on public.order_numbers from public, anon, authenticated, service_role;
--rollback drop sequence public.order_numbers;
