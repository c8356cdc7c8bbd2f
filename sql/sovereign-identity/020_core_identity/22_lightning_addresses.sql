set local lock_timeout = '2s';

create table public.lightning_addresses (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    address text not null unique check (address like '%_@_%' and char_length(address) <= 255),
    btcpay_store_id text,
    voltage_node_id text,
    active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

alter table public.lightning_addresses enable row level security;

alter table public.lightning_addresses force row level security;

revoke all on table public.lightning_addresses from public, anon, authenticated, service_role;

create index lightning_addresses_user_id_idx on public.lightning_addresses (user_id);

comment on table public.lightning_addresses is
    'Where a user is paid. His alone.';

comment on column public.lightning_addresses.btcpay_store_id is
    'Which store of ours takes the payment, as does voltage_node_id: written by the service only, or a user could point his address at another''s money.';
