create table public.cashu_mints (
    id uuid not null default gen_random_uuid(),
    mint_url text not null,
    mint_name text not null,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    constraint cashu_mints_pkey primary key (id),
    constraint cashu_mints_mint_url_key unique (mint_url),
    -- Lower case and no slash at the end: else one mint could stand here twice, and its proofs with it.
    constraint cashu_mints_mint_url_check
        check (mint_url ~ '^https://[^\s/]' and mint_url !~ '/$' and mint_url = lower(mint_url)),
    constraint cashu_mints_mint_name_check check (length(btrim(mint_name)) between 1 and 100)
);

alter table public.cashu_mints enable row level security;

alter table public.cashu_mints force row level security;

revoke all on table public.cashu_mints from public, anon, authenticated, service_role;

comment on table public.cashu_mints is
    'Mints whose tokens are kept here. Written by the service, chosen from by users.';
