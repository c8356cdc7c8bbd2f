--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_drop
drop function public.order_total(integer, integer);
--rollback create function public.order_total(a integer, b integer)
--rollback     returns integer
--rollback     language plpgsql
--rollback     set search_path = ''
--rollback as $$
--rollback declare
--rollback     v_total integer;
--rollback begin
--rollback     v_total := a * b;
--rollback     return v_total;
--rollback end $$;
