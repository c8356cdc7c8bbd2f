--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_total splitStatements:false rollbackSplitStatements:true
create function public.order_total(a integer, b integer)
    returns integer
    language plpgsql
    set search_path = ''
as $$
begin return a * b; end $$;
--rollback drop function public.order_total(integer, integer);
