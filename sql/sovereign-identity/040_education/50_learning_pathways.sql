create table public.learning_pathways (
    id uuid primary key default gen_random_uuid(),
    slug text not null unique
        check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
    title text not null check (char_length(title) between 1 and 200),
    description text not null,
    difficulty_level text not null
        check (difficulty_level in ('beginner', 'intermediate', 'advanced')),
    estimated_duration_minutes integer not null check (estimated_duration_minutes > 0),
    prerequisites text[] not null default '{}',
    target_audience text not null,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

alter table public.learning_pathways enable row level security;

alter table public.learning_pathways force row level security;

revoke all on table public.learning_pathways from public, anon, authenticated, service_role;

comment on table public.learning_pathways is
    'Courses put in an order. Users read what is active; the service writes it.';
