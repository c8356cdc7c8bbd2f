-- What Supabase Realtime keeps in the database, as far as migrations meet it: policies on messages
-- say who may listen to a channel and who may send to it.
create schema realtime;

-- There it is partitioned by day, and the partitions come and go by themselves.
create table realtime.messages (
    topic text not null,
    extension text not null,
    payload jsonb,
    event text,
    private boolean default false,
    updated_at timestamp not null default now(),
    inserted_at timestamp not null default now(),
    id uuid not null default gen_random_uuid(),
    constraint messages_pkey primary key (id, inserted_at)
);

alter table realtime.messages enable row level security;

-- There another role owns it, and an extension lets postgres put policies on it all the same.
-- Here the owner may, and nobody else.
alter table realtime.messages owner to :"migration_role";

-- The channel that a policy is asked about.
create function realtime.topic()
returns text
language sql
stable
as $$
    select nullif(pg_catalog.current_setting('realtime.topic', true), '')::text
$$;

-- Nobody listens here, and there a message that cannot be sent is a warning and no more.
create function realtime.send(
    payload jsonb,
    event text,
    topic text,
    private boolean default true
)
returns void
language plpgsql
as $$
begin
    return;
end
$$;

-- A trigger calls it; what it refuses there, it refuses here.
create function realtime.broadcast_changes(
    topic_name text,
    event_name text,
    operation text,
    table_name text,
    table_schema text,
    new record,
    old record,
    level text default 'ROW'
)
returns void
language plpgsql
as $$
begin
    if level = 'STATEMENT' then
        raise exception 'function can only be triggered for each row, not for each statement';
    end if;

    if operation not in ('INSERT', 'UPDATE', 'DELETE') then
        raise exception 'Unexpected operation type: %', operation;
    end if;
end
$$;

grant usage on schema realtime to anon, authenticated, service_role;

grant usage on schema realtime to :"migration_role" with grant option;

grant select, insert, update on table realtime.messages to anon, authenticated, service_role;
