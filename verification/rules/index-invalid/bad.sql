--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_at_idx
create index visits_at_idx on only public.visits (at);
--rollback drop index public.visits_at_idx;
