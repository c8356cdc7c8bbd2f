create schema app;

create table app.topics (
    topic_id bigint generated always as identity primary key,
    name text not null
);

create table app.notes (
    note_id bigint generated always as identity primary key,
    topic_id bigint not null
);

create index notes_topic_id_idx on app.notes (topic_id);

create view public.topics
with (security_invoker = on)
as
select
    t.topic_id,
    t.name
from app.topics as t;

create view public.notes
with (security_invoker = on)
as
select
    n.note_id,
    n.topic_id
from app.notes as n;

revoke all on table public.notes, public.topics from public, anon, authenticated, service_role;

alter table app.topics enable row level security;

alter table app.topics force row level security;

alter table app.notes enable row level security;

alter table app.notes force row level security;

create policy select_all on app.topics
    as permissive
    for select
    to authenticated
    using ((select auth.uid()) is not null);

create policy select_all on app.notes
    as permissive
    for select
    to authenticated
    using ((select auth.uid()) is not null);

grant select on table app.notes, app.topics, public.notes, public.topics to authenticated;

grant usage on schema app to authenticated;

comment on view public.topics is 'Facade of app.topics.';

comment on view public.notes is 'Facade of app.notes.';
