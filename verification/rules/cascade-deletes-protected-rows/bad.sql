--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_codes splitStatements:false
create table app.codes (
    user_id uuid primary key references app.accounts (user_id) on delete cascade,
    failed integer not null default 0,
    locked_until timestamptz
);
alter table app.codes enable row level security;
alter table app.codes force row level security;
create policy select_own
on app.codes
as permissive
for select
to authenticated
using (user_id = (select auth.uid()));
grant select on app.codes to authenticated;
--rollback drop table app.codes;
