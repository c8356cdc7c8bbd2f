create table app.tasks (
    task_id bigint generated always as identity primary key,
    owner_user_id uuid not null,
    note_id bigint not null references app.notes (note_id),
    title text not null,
    place text
);

create index tasks_owner_user_id_idx on app.tasks (owner_user_id);

create index tasks_note_id_idx on app.tasks (note_id);

alter table app.tasks enable row level security;

alter table app.tasks force row level security;

create policy select_own
on app.tasks
as permissive
for select
to authenticated
using (owner_user_id = (select auth.uid()));

create policy insert_own
on app.tasks
as permissive
for insert
to authenticated
with check (
    owner_user_id = (select auth.uid())
    and exists (
        select
        from app.notes as n
        where n.note_id = tasks.note_id
    )
);

create policy update_own
on app.tasks
as permissive
for update
to authenticated
using (owner_user_id = (select auth.uid()))
with check (title <> '' and owner_user_id = (select auth.uid()));

create policy delete_own
on app.tasks
as permissive
for delete
to authenticated
using (title <> 'kept' and owner_user_id = (select auth.uid()));

grant select, insert, update, delete on app.tasks to authenticated;
