set local lock_timeout = '2s';

create table public.cashu_bearer_instruments (
    id uuid not null default gen_random_uuid(),
    -- Who issued it.
    user_id uuid not null,
    token_id uuid not null,
    form_factor text not null,
    -- SHA-256 of the code on the instrument, as hex.
    redemption_hash text not null,
    -- The proof, encrypted with a key made of the code: who holds the instrument can read it.
    encrypted_token text not null,
    status text not null default 'issued',
    issued_at timestamptz not null default now(),
    expires_at timestamptz,
    redeemed_by uuid,
    redeemed_at timestamptz,
    constraint cashu_bearer_instruments_pkey primary key (id),
    constraint cashu_bearer_instruments_redemption_hash_key unique (redemption_hash),
    constraint cashu_bearer_instruments_user_id_fkey
        foreign key (user_id) references public.user_identities (id) on delete cascade,
    -- Neither cascade nor restrict: the proof of an instrument cannot be deleted, yet both go when
    -- the user goes.
    constraint cashu_bearer_instruments_token_id_user_id_fkey
        foreign key (token_id, user_id)
        references public.cashu_tokens (id, user_id) on delete no action,
    constraint cashu_bearer_instruments_redeemed_by_fkey
        foreign key (redeemed_by) references auth.users (id) on delete set null,
    constraint cashu_bearer_instruments_form_factor_check
        check (form_factor in ('qr_code', 'nfc_card', 'paper_note', 'metal_coin')),
    constraint cashu_bearer_instruments_redemption_hash_check
        check (redemption_hash ~ '^[0-9a-f]{64}$'),
    -- A proof in clear is recognised by its form: JSON, or a serialized token.
    constraint cashu_bearer_instruments_encrypted_token_check
        check (length(encrypted_token) > 0 and encrypted_token !~ '^\s*(\{|\[|cashu[AB])'),
    constraint cashu_bearer_instruments_status_check
        check (status in ('issued', 'redeemed', 'cancelled')),
    constraint cashu_bearer_instruments_expires_at_check check (expires_at > issued_at),
    constraint cashu_bearer_instruments_redeemed_at_check
        check ((status = 'redeemed') = (redeemed_at is not null)),
    constraint cashu_bearer_instruments_redeemed_by_check
        check (redeemed_by is null or status = 'redeemed')
);

alter table public.cashu_bearer_instruments enable row level security;

alter table public.cashu_bearer_instruments force row level security;

revoke all on table public.cashu_bearer_instruments from public, anon, authenticated, service_role;

-- One proof backs one instrument at a time; after a cancellation it may back another.
create unique index cashu_bearer_instruments_token_key
on public.cashu_bearer_instruments (token_id)
where status <> 'cancelled';

create index cashu_bearer_instruments_token_id_user_id_idx
on public.cashu_bearer_instruments (token_id, user_id);

create index cashu_bearer_instruments_user_id_idx
on public.cashu_bearer_instruments (user_id);

create index cashu_bearer_instruments_redeemed_by_idx
on public.cashu_bearer_instruments (redeemed_by);

comment on table public.cashu_bearer_instruments is
    'Tokens given away on paper, coin, card or screen: who holds the code redeems it, once. Written by functions only.';
