create schema app;

grant usage on schema app to authenticated;

create table app.accounts (
    user_id uuid primary key,
    nickname text not null
);

alter table app.accounts enable row level security;

alter table app.accounts force row level security;

create policy select_own
on app.accounts
as permissive
for select
to authenticated
using (user_id = (select auth.uid()));

create policy insert_own
on app.accounts
as permissive
for insert
to authenticated
with check (user_id = (select auth.uid()));

create policy delete_own
on app.accounts
as permissive
for delete
to authenticated
using (user_id = (select auth.uid()));

grant select, insert, delete on app.accounts to authenticated;
