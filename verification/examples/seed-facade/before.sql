-- Two tables as clients use them today. Everybody who is signed in reads the memories, and each
-- writes only their own: the policies say so.
create table public.memory_entries (
    id uuid not null primary key default gen_random_uuid(),
    title text not null unique,
    content text not null,
    memory_type text default 'context',
    tags text[] default '{}',
    user_id uuid not null,
    metadata jsonb default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    access_count integer default 0
);

alter table public.memory_entries enable row level security;

create policy select_all on public.memory_entries
    as permissive
    for select
    to authenticated
    using (true);

create policy insert_own on public.memory_entries
    as permissive
    for insert
    to authenticated
    with check (user_id = (select auth.uid()));

create policy update_own on public.memory_entries
    as permissive
    for update
    to authenticated
    using (user_id = (select auth.uid()))
    with check (user_id = (select auth.uid()));

create policy delete_own on public.memory_entries
    as permissive
    for delete
    to authenticated
    using (user_id = (select auth.uid()));

grant select, insert, update, delete on public.memory_entries to authenticated, service_role;

insert into public.memory_entries (
    id,
    title,
    content,
    memory_type,
    user_id,
    access_count,
    created_at,
    updated_at
)
values
    (
        '00000000-0000-0000-0000-0000000000a1',
        'one of alice',
        'first',
        'project',
        '00000000-0000-0000-0000-00000000a11c',
        1,
        '2026-01-01 10:00:00+00',
        '2026-01-01 10:00:00+00'
    ),
    (
        '00000000-0000-0000-0000-0000000000a2',
        'two of alice',
        'second',
        'context',
        '00000000-0000-0000-0000-00000000a11c',
        2,
        '2026-01-02 10:00:00+00',
        '2026-01-02 10:00:00+00'
    ),
    (
        '00000000-0000-0000-0000-0000000000b1',
        'one of bob',
        'third',
        'personal',
        '00000000-0000-0000-0000-000000000b0b',
        3,
        '2026-01-03 10:00:00+00',
        '2026-01-03 10:00:00+00'
    );

-- An identity column and a generated one: only the service writes here.
create table public.key_usage_analytics (
    id bigint generated always as identity primary key,
    operation text not null,
    duration_ms integer not null,
    is_slow boolean generated always as (duration_ms > 1000) stored
);

grant select, insert, update, delete on public.key_usage_analytics to service_role;

insert into public.key_usage_analytics (operation, duration_ms)
values
    ('get', 12),
    ('rotate', 1800);
