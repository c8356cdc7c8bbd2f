--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_separator stripComments:false
comment on table public.orders is $$first -- second$$;
--rollback comment on table public.orders is null;
