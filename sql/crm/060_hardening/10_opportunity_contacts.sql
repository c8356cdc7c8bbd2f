set local lock_timeout = '2s';

create table public.opportunity_contacts (
    opportunity_id uuid not null
        references public.opportunities (opportunity_id) on delete cascade,
    contact_id uuid not null
        references public.contacts (contact_id) on delete cascade,
    role text,
    is_primary boolean not null default false,
    created_at timestamptz not null default now(),
    primary key (opportunity_id, contact_id)
);

alter table public.opportunity_contacts enable row level security;

alter table public.opportunity_contacts force row level security;

revoke all on table public.opportunity_contacts from public, anon, authenticated, service_role;

-- The primary key finds the people of an opportunity; this one finds the opportunities of a person.
create index opportunity_contacts_contact_id_idx
on public.opportunity_contacts (contact_id);

create unique index opportunity_contacts_one_primary_key
on public.opportunity_contacts (opportunity_id)
where is_primary;

comment on table public.opportunity_contacts is
    'Stakeholders: who has a say in an opportunity, and as what. A link is deleted for good: it holds nothing that its two ends do not.';

comment on column public.opportunity_contacts.is_primary is
    'At most one for each opportunity.';
