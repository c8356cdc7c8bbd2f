--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_separator
comment on table public.orders is $$first -- second$$;
--rollback comment on table public.orders is null;
