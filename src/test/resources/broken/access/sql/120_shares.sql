create table app.shares (
    share_id bigint generated always as identity primary key,
    note_id bigint not null references app.notes (note_id),
    reader_user_id uuid not null
);

create index shares_note_id_idx on app.shares (note_id);

create index shares_reader_user_id_idx on app.shares (reader_user_id);

alter table app.shares enable row level security;

create policy select_own
on app.shares
as permissive
for select
to authenticated
using (reader_user_id = (select auth.uid()));

grant select on app.shares to authenticated;

alter policy select_own
on app.notes
using (
    owner_user_id = (select auth.uid())
    or exists (
        select
        from app.shares as s
        where s.note_id = notes.note_id
            and s.reader_user_id = (select auth.uid())
    )
);
