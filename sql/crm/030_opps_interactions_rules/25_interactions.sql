set local lock_timeout = '2s';

create table public.interactions (
    interaction_id uuid primary key default gen_random_uuid(),
    opportunity_id uuid not null references public.opportunities (opportunity_id),
    contact_id uuid references public.contacts (contact_id),
    type_code text not null references public.interaction_type_lu (code),
    subject text not null,
    notes text,
    interaction_date timestamptz not null default now(),
    stage text references public.stage_lu (code),
    status text references public.status_lu (code),
    owner_user_id uuid not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

alter table public.interactions enable row level security;

alter table public.interactions force row level security;

revoke all on table public.interactions from public, anon, authenticated, service_role;

comment on table public.interactions is
    'Calls, meetings and the like. opportunity_id, interaction_date, stage and status are '
    'the driver fields: they move the opportunity.';

comment on column public.interactions.stage is
    'The stage that the opportunity reached with this interaction; null: it says nothing '
    'about the stage.';

comment on column public.interactions.status is
    'The status that the opportunity took with this interaction; null: it says nothing '
    'about the status.';

comment on column public.interactions.owner_user_id is
    'The user (auth.users) who logged it. The foreign key comes in phase 6.';

comment on column public.interactions.created_at is
    'Starts the 24 hours in which its owner may correct the driver fields, so end users '
    'cannot change it.';
