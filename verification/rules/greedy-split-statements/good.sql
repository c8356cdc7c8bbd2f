--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_total rollbackSplitStatements:true splitStatements:false
create function public.order_total(a integer, b integer)
    returns integer
    language plpgsql
    set search_path = ''
as $$
declare
    v_total integer;
begin
    v_total := a * b;
    return v_total;
end $$;
--rollback drop function public.order_total(integer, integer);
