-- A published template for moving a table behind a view, run as it is written. Do not imitate it:
-- README.md says what breaks. Only what the template leaves open is filled in: schema, names,
-- columns, and the grants without which nobody reaches the views.
create schema security_service;

grant usage on schema security_service to authenticated, service_role;

-- The general form: values (new.*).
alter table public.key_usage_analytics set schema security_service;

create or replace view public.key_usage_analytics
with (security_invoker = on)
as
select * from security_service.key_usage_analytics;

create or replace function public.key_usage_analytics_insert_redirect()
returns trigger
language plpgsql
security definer
set search_path = 'pg_catalog', 'security_service', 'public'
as $$
begin
    insert into security_service.key_usage_analytics
    values (new.*);
    return new;
end;
$$;

create trigger key_usage_analytics_insert_trigger
    instead of insert on public.key_usage_analytics
    for each row
    execute function public.key_usage_analytics_insert_redirect();

create or replace function public.key_usage_analytics_update_redirect()
returns trigger
language plpgsql
security definer
set search_path = 'pg_catalog', 'security_service', 'public'
as $$
begin
    update security_service.key_usage_analytics
    set
        operation = new.operation,
        duration_ms = new.duration_ms
    where id = old.id;
    return new;
end;
$$;

create trigger key_usage_analytics_update_trigger
    instead of update on public.key_usage_analytics
    for each row
    execute function public.key_usage_analytics_update_redirect();

create or replace function public.key_usage_analytics_delete_redirect()
returns trigger
language plpgsql
security definer
set search_path = 'pg_catalog', 'security_service', 'public'
as $$
begin
    delete from security_service.key_usage_analytics
    where id = old.id;
    return old;
end;
$$;

create trigger key_usage_analytics_delete_trigger
    instead of delete on public.key_usage_analytics
    for each row
    execute function public.key_usage_analytics_delete_redirect();

grant select, insert, update, delete on public.key_usage_analytics to service_role;

-- The comprehensive form: every column by name, with coalesce for the defaults.
alter table public.memory_entries set schema security_service;

create or replace view public.memory_entries
with (security_invoker = on)
as
select
    id,
    title,
    content,
    memory_type,
    tags,
    user_id,
    metadata,
    created_at,
    updated_at,
    access_count
from security_service.memory_entries;

create or replace function public.memory_entries_insert()
returns trigger
language plpgsql
security definer
set search_path = 'pg_catalog', 'security_service', 'public', 'extensions'
as $$
begin
    insert into security_service.memory_entries (
        id, title, content, memory_type, tags,
        user_id, metadata,
        created_at, updated_at, access_count
    ) values (
        coalesce(new.id, gen_random_uuid()),
        new.title,
        new.content,
        coalesce(new.memory_type, 'context'),
        coalesce(new.tags, '{}'),
        new.user_id,
        coalesce(new.metadata, '{}'),
        coalesce(new.created_at, now()),
        coalesce(new.updated_at, now()),
        coalesce(new.access_count, 0)
    );
    return new;
end;
$$;

create trigger memory_entries_insert_trigger
    instead of insert on public.memory_entries
    for each row
    execute function public.memory_entries_insert();

create or replace function public.memory_entries_update()
returns trigger
language plpgsql
security definer
set search_path = 'pg_catalog', 'security_service', 'public'
as $$
begin
    update security_service.memory_entries set
        title = new.title,
        content = new.content,
        memory_type = new.memory_type,
        tags = new.tags,
        user_id = new.user_id,
        metadata = new.metadata,
        updated_at = now(),
        access_count = new.access_count
    where id = old.id;
    return new;
end;
$$;

create trigger memory_entries_update_trigger
    instead of update on public.memory_entries
    for each row
    execute function public.memory_entries_update();

create or replace function public.memory_entries_delete()
returns trigger
language plpgsql
security definer
set search_path = 'pg_catalog', 'security_service', 'public'
as $$
begin
    delete from security_service.memory_entries where id = old.id;
    return old;
end;
$$;

create trigger memory_entries_delete_trigger
    instead of delete on public.memory_entries
    for each row
    execute function public.memory_entries_delete();

grant select, insert, update, delete on public.memory_entries to authenticated, service_role;
