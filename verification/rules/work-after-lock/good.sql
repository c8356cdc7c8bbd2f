--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_state
set local lock_timeout = '2s';
alter table public.orders add column state text;
--rollback set local lock_timeout = '2s';
--rollback alter table public.orders drop column state;

--changeset alice:020_state_filled runInTransaction:false splitStatements:false rollbackSplitStatements:false
do $$
begin
    loop
        update public.orders set state = 'open'
        where ctid = any (array(select o.ctid from public.orders as o where o.state is null limit 10000));
        exit when not found;
        commit;
    end loop;
end
$$;
--rollback do $$ begin loop
--rollback     update public.orders set state = null
--rollback     where ctid = any (array(select o.ctid from public.orders as o where o.state is not null limit 10000));
--rollback     exit when not found;
--rollback     commit;
--rollback end loop; end $$;
