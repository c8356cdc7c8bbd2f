set local lock_timeout = '2s';

-- The older file calls the key userPubkey and clients upsert on user_pubkey, a column that was not there.
-- lastUpdated, an epoch in bigint, is updated_at.
create table public.cognitive_capital_metrics (
    user_id uuid primary key references public.profiles (user_id) on delete cascade,
    total_courses integer not null default 0,
    completed_courses integer not null default 0,
    total_time_spent_minutes bigint not null default 0 check (total_time_spent_minutes >= 0),
    average_quiz_score numeric(5, 2) check (average_quiz_score between 0 and 100),
    badges_earned integer not null default 0 check (badges_earned >= 0),
    certificates_earned integer not null default 0 check (certificates_earned >= 0),
    cognitive_capital_score integer not null default 0 check (cognitive_capital_score >= 0),
    learning_streak integer not null default 0 check (learning_streak >= 0),
    weekly_progress integer not null default 0 check (weekly_progress >= 0),
    monthly_progress integer not null default 0 check (monthly_progress >= 0),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint cognitive_capital_metrics_courses_check
        check (completed_courses between 0 and total_courses)
);

alter table public.cognitive_capital_metrics enable row level security;

alter table public.cognitive_capital_metrics force row level security;

revoke all on table public.cognitive_capital_metrics from public, anon, authenticated, service_role;

comment on table public.cognitive_capital_metrics is
    'What a user has learned, summed up. He writes it himself; his family reads it.';
