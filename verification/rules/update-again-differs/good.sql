--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_seeds runAlways:true
insert into public.orders (note)
select 'first'
where not exists (select from public.orders where note = 'first');
update public.orders set seen = pg_catalog.clock_timestamp() where note = 'first';
--rollback delete from public.orders where note = 'first';
