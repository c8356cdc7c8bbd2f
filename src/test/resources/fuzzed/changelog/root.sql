--liquibase formatted sql logicalFilePath:root

--changeset alice:1 labels:phase_1 splitStatements:false
--comment: seats
--preconditions onFail:HALT
--precondition-sql-check expectedResult:0 select count(*) from pg_class where relname = 'seats'
create table seats (
    id bigint primary key, -- a number
    kind text default 'seat'
);
--rollback drop table seats;

--changeset alice:2 splitStatements:false runInTransaction:false
create index concurrently seats_kind_idx on seats (kind);
--rollback drop index concurrently seats_kind_idx;

--changeset alice:3 splitStatements:false
create function seats_of(p_kind text) returns bigint language sql stable
as $$
    select count(*) from seats where kind = p_kind; /* all; of them */
$$;
/* liquibase rollback
drop function seats_of(text);
*/
