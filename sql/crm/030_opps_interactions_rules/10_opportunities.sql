set local lock_timeout = '2s';

create table public.opportunities (
    opportunity_id uuid primary key default gen_random_uuid(),
    name text not null,
    organization_id uuid not null references public.organizations (organization_id),
    principal_org_id uuid references public.organizations (organization_id),
    product_id uuid references public.products (product_id),
    distributor_org_id uuid references public.organizations (organization_id),
    primary_contact_id uuid references public.contacts (contact_id),
    stage text references public.stage_lu (code),
    status text references public.status_lu (code),
    stage_manual boolean not null default false,
    status_manual boolean not null default false,
    probability int,
    estimated_value numeric(14, 2),
    expected_close_date date,
    source_code text references public.source_lu (code),
    loss_reason_code text references public.loss_reason_lu (code),
    owner_user_id uuid not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint opportunities_product_or_principal_check
        check (product_id is not null or principal_org_id is not null),
    constraint opportunities_probability_check check (probability between 0 and 100)
);

alter table public.opportunities enable row level security;

alter table public.opportunities force row level security;

revoke all on table public.opportunities from public, anon, authenticated, service_role;

comment on table public.opportunities is
    'The pipeline. Stage and status follow the latest interaction that speaks of them, '
    'unless they are marked as manual.';

comment on column public.opportunities.organization_id is
    'The customer.';

comment on column public.opportunities.stage is
    'May be edited directly. Without stage_manual the next interaction that speaks of a '
    'stage overrides the edit.';

comment on column public.opportunities.stage_manual is
    'True: interactions leave the stage alone. Switched off, the stage follows the latest '
    'interaction again at once.';

comment on column public.opportunities.status is
    'May be edited directly. Without status_manual the next interaction that speaks of a '
    'status overrides the edit.';

comment on column public.opportunities.status_manual is
    'True: interactions leave the status alone. Switched off, the status follows the '
    'latest interaction again at once.';

comment on column public.opportunities.owner_user_id is
    'The user (auth.users) whose opportunity this is. The foreign key comes in phase 6.';
