-- Clients go on with public.topics; its rows live in security_service.topics.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.memory_entries_topic_id_fkey(public.topics);

drop function public.organization_id(public.topics);

drop function public.topics_organization_id_fkey(public.topics);

alter table public.topics set schema security_service;

create view public.topics
with (security_invoker = on)
as
select
    t.id,
    t.name,
    t.description,
    t.color,
    t.user_id,
    t.organization_id,
    t.created_at,
    t.updated_at
from security_service.topics as t;

alter view public.topics alter column id set default extensions.uuid_generate_v4();

alter view public.topics alter column created_at set default now();

alter view public.topics alter column updated_at set default now();

revoke all on table public.topics from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.topics to authenticated;

grant select, insert, update, delete on table public.topics to service_role;

comment on view public.topics is 'Facade of security_service.topics.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.topics_organization_id_fkey(public.organizations)
returns setof public.topics
language sql
stable
parallel safe
as $$
    select r.*
    from public.topics as r
    where r.organization_id = $1.id
$$;

revoke all on function public.topics_organization_id_fkey(public.organizations) from public, anon, authenticated, service_role;

grant execute on function public.topics_organization_id_fkey(public.organizations) to authenticated, service_role;

comment on function public.topics_organization_id_fkey(public.organizations) is 'Embed of the key topics_organization_id_fkey: the rows of public.topics, for PostgREST.';

create function public.topics_user_id_fkey(public.users)
returns setof public.topics
language sql
stable
parallel safe
as $$
    select r.*
    from public.topics as r
    where r.user_id = $1.id
$$;

revoke all on function public.topics_user_id_fkey(public.users) from public, anon, authenticated, service_role;

grant execute on function public.topics_user_id_fkey(public.users) to authenticated, service_role;

comment on function public.topics_user_id_fkey(public.users) is 'Embed of the key topics_user_id_fkey: the rows of public.topics, for PostgREST.';

create function public.memory_entries_topic_id_fkey(public.topics)
returns setof public.memory_entries
language sql
stable
parallel safe
as $$
    select r.*
    from public.memory_entries as r
    where r.topic_id = $1.id
$$;

revoke all on function public.memory_entries_topic_id_fkey(public.topics) from public, anon, authenticated, service_role;

grant execute on function public.memory_entries_topic_id_fkey(public.topics) to authenticated, service_role;

comment on function public.memory_entries_topic_id_fkey(public.topics) is 'Embed of the key memory_entries_topic_id_fkey: the rows of public.memory_entries, for PostgREST.';

create function public.organization_id(public.topics)
returns setof public.organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.organizations as r
    where r.id = $1.organization_id
$$;

revoke all on function public.organization_id(public.topics) from public, anon, authenticated, service_role;

grant execute on function public.organization_id(public.topics) to authenticated, service_role;

comment on function public.organization_id(public.topics) is 'Embed of the key topics_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.topics_organization_id_fkey(public.topics)
returns setof public.organizations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.organizations as r
    where r.id = $1.organization_id
$$;

revoke all on function public.topics_organization_id_fkey(public.topics) from public, anon, authenticated, service_role;

grant execute on function public.topics_organization_id_fkey(public.topics) to authenticated, service_role;

comment on function public.topics_organization_id_fkey(public.topics) is 'Embed of the key topics_organization_id_fkey: the rows of public.organizations, for PostgREST.';

create function public.memory_entries_topic_id_fkey(public.memory_entries)
returns setof public.topics
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.topics as r
    where r.id = $1.topic_id
$$;

revoke all on function public.memory_entries_topic_id_fkey(public.memory_entries) from public, anon, authenticated, service_role;

grant execute on function public.memory_entries_topic_id_fkey(public.memory_entries) to authenticated, service_role;

comment on function public.memory_entries_topic_id_fkey(public.memory_entries) is 'Embed of the key memory_entries_topic_id_fkey: the rows of public.topics, for PostgREST.';

create function public.topic_id(public.memory_entries)
returns setof public.topics
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.topics as r
    where r.id = $1.topic_id
$$;

revoke all on function public.topic_id(public.memory_entries) from public, anon, authenticated, service_role;

grant execute on function public.topic_id(public.memory_entries) to authenticated, service_role;

comment on function public.topic_id(public.memory_entries) is 'Embed of the key memory_entries_topic_id_fkey: the rows of public.topics, for PostgREST.';
