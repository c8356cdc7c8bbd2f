set local lock_timeout = '2s';

create table public.products (
    product_id uuid primary key default gen_random_uuid(),
    principal_org_id uuid not null references public.organizations (organization_id),
    name text not null,
    sku text unique,
    category text,
    list_price numeric(12, 4),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint products_list_price_check check (list_price >= 0)
);

alter table public.products enable row level security;

alter table public.products force row level security;

revoke all on table public.products from public, anon, authenticated, service_role;

comment on table public.products is
    'What principals make. A product belongs to whoever owns its principal; who '
    'distributes it stands in product_distributors.';

comment on column public.products.sku is
    'Stock keeping unit, if there is one; no two products share it.';
