set local lock_timeout = '2s';

-- A family and a person must both agree: the guardian's half stands here until the other half is given.
create table public.family_invitations (
    family_id uuid not null references public.families (id) on delete cascade,
    user_id uuid not null references auth.users (id) on delete cascade,
    role text not null check (role in ('offspring', 'adult', 'steward', 'guardian')),
    invited_by uuid references auth.users (id) on delete set null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null default now() + interval '7 days',
    primary key (family_id, user_id),
    constraint family_invitations_expires_at_check check (expires_at > created_at)
);

alter table public.family_invitations enable row level security;

alter table public.family_invitations force row level security;

revoke all on table public.family_invitations from public, anon, authenticated, service_role;

create index family_invitations_user_id_idx on public.family_invitations (user_id);

-- A guardian's account is deleted without reading every invitation.
create index family_invitations_invited_by_idx on public.family_invitations (invited_by);

comment on table public.family_invitations is
    'Invitations into a family that nobody has answered yet. Written by the functions of the family only.';
