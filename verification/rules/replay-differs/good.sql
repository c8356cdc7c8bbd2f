--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_order_numbers labels:phase_1
create sequence public.order_numbers;
revoke all on public.order_numbers from public, anon, authenticated, service_role;
select setval('public.order_numbers', (select count(*) + 1 from public.orders), false);
--rollback drop sequence public.order_numbers;
