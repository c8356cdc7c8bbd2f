set local lock_timeout = '2s';

create table public.product_distributors (
    product_id uuid not null references public.products (product_id),
    distributor_org_id uuid not null references public.organizations (organization_id),
    is_primary boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (product_id, distributor_org_id)
);

alter table public.product_distributors enable row level security;

alter table public.product_distributors force row level security;

revoke all on table public.product_distributors from public, anon, authenticated, service_role;

comment on table public.product_distributors is
    'Which organizations distribute a product.';

comment on column public.product_distributors.is_primary is
    'The one place that says who the primary distributor of a product is; there is no '
    'such column in products.';
