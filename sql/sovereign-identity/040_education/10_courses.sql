-- The file that educational-api.ts was to rely on names its columns in camelCase without quotes, so the
-- clients' names never matched. Here they are snake_case, say their unit, and times have a zone.
create table public.courses (
    id uuid primary key default gen_random_uuid(),
    slug text not null unique
        check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
    title text not null check (char_length(title) between 1 and 200),
    description text not null,
    category text not null check (category in ('basic', 'advanced', 'specialized')),
    provider text not null check (provider in ('satnam', 'citadel-academy')),
    duration_minutes integer not null check (duration_minutes > 0),
    difficulty text not null check (difficulty in ('beginner', 'intermediate', 'advanced')),
    prerequisites text[] not null default '{}',
    badges text[] not null default '{}',
    -- bigint and no more than there can be: 21 million bitcoin.
    cost_sats bigint not null default 0 check (cost_sats between 0 and 2100000000000000),
    enrollment_type text not null
        check (enrollment_type in ('immediate', 'approval-required', 'external')),
    max_students integer check (max_students > 0),
    current_enrollment integer not null default 0 check (current_enrollment >= 0),
    start_date timestamptz,
    instructor text not null,
    syllabus text,
    learning_outcomes text[] not null default '{}',
    certificate_type text not null
        check (certificate_type in ('completion', 'certification', 'badge')),
    external_url text check (external_url like 'https://%'),
    registration_deadline timestamptz,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint courses_max_students_holds_check check (current_enrollment <= max_students),
    constraint courses_external_check
        check (enrollment_type <> 'external' or external_url is not null)
);

alter table public.courses enable row level security;

alter table public.courses force row level security;

revoke all on table public.courses from public, anon, authenticated, service_role;

comment on table public.courses is
    'The catalogue. Everybody reads what is active; the service writes it.';

comment on column public.courses.slug is
    'The name in addresses, for what the older text key was used for.';

comment on column public.courses.current_enrollment is
    'Seats taken: registrations that are pending approval, active or completed. Kept by a trigger; not even the service writes it.';
