--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_codes splitStatements:false
create table app.codes (
    user_id uuid primary key references app.accounts (user_id) on delete no action,
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

--changeset alice:020_orders splitStatements:false
-- Any number of orders a user, and lines that a function writes: they belong to their order.
create table app.orders (
    order_id bigint generated always as identity primary key,
    owner_user_id uuid not null
);
create index orders_owner_user_id_idx on app.orders (owner_user_id);
alter table app.orders enable row level security;
alter table app.orders force row level security;
create policy select_own
on app.orders
as permissive
for select
to authenticated
using (owner_user_id = (select auth.uid()));
create policy insert_own
on app.orders
as permissive
for insert
to authenticated
with check (owner_user_id = (select auth.uid()));
create policy delete_own
on app.orders
as permissive
for delete
to authenticated
using (owner_user_id = (select auth.uid()));
create table app.lines (
    line_id bigint generated always as identity primary key,
    order_id bigint not null references app.orders (order_id) on delete cascade
);
create index lines_order_id_idx on app.lines (order_id);
alter table app.lines enable row level security;
alter table app.lines force row level security;
create policy select_own
on app.lines
as permissive
for select
to authenticated
using (order_id in (select o.order_id from app.orders as o));
grant select, insert, delete on app.orders to authenticated;
grant select on app.lines to authenticated;
--rollback drop table app.lines;
--rollback drop table app.orders;

--changeset alice:030_settings splitStatements:false
-- What he writes himself goes with the account, by his own hand or by cascade.
create table app.settings (
    user_id uuid primary key references app.accounts (user_id) on delete cascade,
    theme text not null
);
alter table app.settings enable row level security;
alter table app.settings force row level security;
create policy insert_own
on app.settings
as permissive
for insert
to authenticated
with check (user_id = (select auth.uid()));
grant insert on app.settings to authenticated;
--rollback drop table app.settings;
