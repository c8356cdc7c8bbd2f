set local lock_timeout = '2s';

-- The older file keys this by a text user_pubkey, which clients took from user_metadata, where users write
-- what they like. Here it is the profile of a verified user. Whoever has none cannot register. The older
-- file also copies the course's provider, cost and enrollment type into each row; they stay in courses.
create table public.course_registrations (
    id uuid primary key default gen_random_uuid(),
    -- No cascade: a course with students is deactivated, not deleted.
    course_id uuid not null references public.courses (id),
    user_id uuid not null references public.profiles (user_id) on delete cascade,
    status text not null
        check (status in ('pending_approval', 'active', 'completed', 'declined', 'cancelled')),
    metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    registered_at timestamptz not null default now(),
    decided_by uuid references public.profiles (user_id) on delete set null,
    decided_at timestamptz,
    decision_note text check (char_length(decision_note) <= 1000),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (course_id, user_id),
    constraint course_registrations_decided_check
        check (decided_at is not null or (decided_by is null and decision_note is null)),
    constraint course_registrations_declined_check
        check (status <> 'declined' or decided_at is not null)
);

alter table public.course_registrations enable row level security;

alter table public.course_registrations force row level security;

revoke all on table public.course_registrations from public, anon, authenticated, service_role;

-- For the policies and the user's foreign key; the unique constraint serves the course's.
create index course_registrations_user_id_idx on public.course_registrations (user_id);

create index course_registrations_decided_by_idx on public.course_registrations (decided_by);

comment on table public.course_registrations is
    'Who takes which course. A minor''s waits for a guardian, who answers with decide_registration().';
