set local lock_timeout = '2s';

-- One row for each student of a course, which is what educational-api.ts writes. The older file has one for
-- each module, so the two never met; it also lets a progress stand without a registration.
create table public.course_progress (
    id uuid primary key default gen_random_uuid(),
    course_id uuid not null,
    user_id uuid not null,
    status text not null default 'in_progress'
        check (status in ('not_started', 'in_progress', 'completed')),
    overall_progress integer not null default 0 check (overall_progress between 0 and 100),
    time_spent_minutes integer not null default 0 check (time_spent_minutes >= 0),
    modules_total integer not null default 0,
    modules_completed integer not null default 0,
    quizzes_total integer not null default 0,
    quizzes_completed integer not null default 0,
    average_quiz_score numeric(5, 2) check (average_quiz_score between 0 and 100),
    last_activity timestamptz not null default now(),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (course_id, user_id),
    foreign key (course_id, user_id)
        references public.course_registrations (course_id, user_id) on delete cascade,
    constraint course_progress_modules_check check (modules_completed between 0 and modules_total),
    constraint course_progress_quizzes_check check (quizzes_completed between 0 and quizzes_total),
    constraint course_progress_completed_check
        check (status <> 'completed' or overall_progress = 100)
);

alter table public.course_progress enable row level security;

alter table public.course_progress force row level security;

revoke all on table public.course_progress from public, anon, authenticated, service_role;

-- For the policies; the unique constraint serves the foreign key.
create index course_progress_user_id_idx on public.course_progress (user_id);

comment on table public.course_progress is
    'How far a student is. He writes it himself, once his registration is active; his family reads it.';
