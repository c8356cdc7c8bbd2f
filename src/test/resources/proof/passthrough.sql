-- The right facade: the table's own speed, its defaults and exactly its grants.
create schema work;

grant usage on schema work to authenticated, service_role;

alter table public.tasks set schema work;

create view public.tasks
with (security_invoker = on)
as
select
    t.task_id,
    t.owner_id,
    t.team_id,
    t.slug,
    t.title,
    t.body,
    t.state,
    t.priority,
    t.mood,
    t.tags,
    t.attributes,
    t.shout,
    t.created_at
from work.tasks as t;

alter view public.tasks alter column state set default 'open';

alter view public.tasks alter column priority set default 3;

alter view public.tasks alter column mood set default 'calm';

alter view public.tasks alter column tags set default '{}';

alter view public.tasks alter column attributes set default '{}';

alter view public.tasks alter column created_at set default now();

grant select, insert, update, delete on public.tasks to authenticated, service_role;

comment on view public.tasks is 'Facade of work.tasks.';
