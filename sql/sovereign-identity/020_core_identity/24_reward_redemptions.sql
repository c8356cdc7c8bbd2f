set local lock_timeout = '2s';

create table public.reward_redemptions (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    student_pubkey text not null
        check (student_pubkey like 'npub1%' and char_length(student_pubkey) <= 100),
    -- Course credits have cents; sats use whole numbers of the same column.
    value numeric(15, 2) not null check (value > 0),
    currency text not null check (currency in ('sats', 'course_credits', 'family_treasury')),
    status text not null default 'pending'
        check (status in ('pending', 'approved', 'completed', 'rejected')),
    study_time_minutes integer not null default 0 check (study_time_minutes >= 0),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint reward_redemptions_whole_sats_check check (currency <> 'sats' or value = trunc(value))
);

alter table public.reward_redemptions enable row level security;

alter table public.reward_redemptions force row level security;

revoke all on table public.reward_redemptions from public, anon, authenticated, service_role;

create index reward_redemptions_user_id_idx on public.reward_redemptions (user_id);

comment on table public.reward_redemptions is
    'Rewards for study that a user asks for. Seen by his family; decided by the service.';

comment on column public.reward_redemptions.status is
    'Written by the service only. While it is pending, the user may still change or withdraw the request.';
