create schema app;

create table app.notes (
    note_id bigint generated always as identity primary key,
    title text not null default 'untitled'
);

create view public.notes
with (security_invoker = on)
as
select
    n.note_id,
    n.title
from app.notes as n;

alter view public.notes alter column title set default 'untitled';

revoke all on table public.notes from public, anon, authenticated, service_role;

grant select, insert on table app.notes, public.notes to service_role;

comment on view public.notes is
    E'@omit\nFor people.\n\nFacade of app.notes.';
