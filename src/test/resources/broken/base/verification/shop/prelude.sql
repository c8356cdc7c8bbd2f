-- The starting state: one of every kind of object, so that each changeset stands by itself.
create schema app;

grant usage on schema app to anon, authenticated, service_role;

grant create on schema app to service_role;

create table app.notes (
    note_id bigint generated always as identity primary key,
    owner_user_id uuid not null references auth.users (id),
    title text not null,
    body text not null default '',
    state text not null default 'draft'
);

comment on column app.notes.state is 'draft or open';

alter table app.notes enable row level security;

create policy select_own
on app.notes
as permissive
for select
to authenticated
using (owner_user_id = (select auth.uid()));

create policy insert_own
on app.notes
as permissive
for insert
to authenticated
with check (owner_user_id = (select auth.uid()));

create policy update_own
on app.notes
as permissive
for update
to authenticated
using (owner_user_id = (select auth.uid()))
with check (owner_user_id = (select auth.uid()));

grant select, insert, update on app.notes to authenticated;

create table app.kinds (
    code text primary key,
    label text not null
);

alter table app.kinds enable row level security;

create policy update_used
on app.kinds
as permissive
for update
to authenticated
using (code <> '')
with check (code <> '');

create table app.tickets (
    number bigint primary key,
    kind text not null constraint tickets_kind_fkey references app.kinds (code),
    priority int,
    constraint tickets_priority_check check (priority > 0)
);

alter table app.tickets drop constraint tickets_priority_check;

alter table app.tickets add constraint tickets_priority_check check (priority > 0) not valid;

create sequence app.ticket_numbers;

create table app.settings (
    name text primary key,
    value text not null
);

create table app.labels (
    code text primary key,
    label text not null
);

create table app.blanks (
    code text primary key,
    label text not null
);

create table app.shapes (
    shape_id bigint generated always as identity primary key,
    name text not null unique
);

create table app.colours (
    name text primary key,
    shape_id bigint not null references app.shapes (shape_id)
);

create table app.visits (
    at timestamptz not null,
    page text not null
) partition by range (at);

create table app.visits_2026 partition of app.visits
    for values from ('2026-01-01') to ('2027-01-01');

create function app.touch()
returns trigger
language plpgsql
security invoker
set search_path = ''
as $$
begin
    return new;
end
$$;

create trigger _100_touch
before update on app.tickets
for each row
execute function app.touch();

create function app.whoami()
returns text
language sql
stable
security invoker
set search_path = ''
as $$
    select 'somebody'
$$;

revoke execute on function app.whoami() from public;

grant execute on function app.whoami() to service_role;

create function app.nobody()
returns text
language sql
stable
security invoker
set search_path = ''
as $$
    select 'nobody'
$$;

create domain app.code as text
    constraint code_check check (value <> '');

create view app.my_notes
with (security_invoker = on)
as
select note_id, title
from app.notes;

grant select on app.my_notes to authenticated;

create materialized view app.kind_counts
as
select kind, count(*) as tickets
from app.tickets
group by kind;

create unique index kind_counts_kind_idx on app.kind_counts (kind);
