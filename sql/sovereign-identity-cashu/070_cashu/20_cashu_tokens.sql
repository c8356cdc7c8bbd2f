set local lock_timeout = '2s';

-- The table this one replaces had amount integer, which ends at 21 bitcoin, user_id text without a
-- foreign key, and the secrets of its proofs in clear.
create table public.cashu_tokens (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    mint_id uuid not null,
    keyset_id text not null,
    -- SHA-256 of the proof's secret, as hex. The secret itself never comes here.
    secret_hash text not null,
    encrypted_proof text not null,
    proof_iv text not null,
    amount_sats bigint not null,
    status text not null default 'unspent',
    created_at timestamptz not null default now(),
    spent_at timestamptz,
    constraint cashu_tokens_pkey primary key (id),
    -- What instruments refer to, so that theirs is the same user.
    constraint cashu_tokens_id_user_id_key unique (id, user_id),
    -- Over all users: a proof that two of them hold is the same money twice.
    constraint cashu_tokens_mint_id_secret_hash_key unique (mint_id, secret_hash),
    -- The key is the user's own: between users an iv may repeat, and a refusal would only tell.
    constraint cashu_tokens_user_id_proof_iv_key unique (user_id, proof_iv),
    constraint cashu_tokens_user_id_fkey
        foreign key (user_id) references public.user_identities (id) on delete cascade,
    constraint cashu_tokens_mint_id_fkey
        foreign key (mint_id) references public.cashu_mints (id) on delete no action,
    -- 8 bytes in the first version of keyset ids, 33 in the second.
    constraint cashu_tokens_keyset_id_check check (keyset_id ~ '^([0-9a-f]{16}|[0-9a-f]{66})$'),
    constraint cashu_tokens_secret_hash_check check (secret_hash ~ '^[0-9a-f]{64}$'),
    -- A proof in clear is recognised by its form: JSON, or a serialized token.
    constraint cashu_tokens_encrypted_proof_check
        check (length(encrypted_proof) > 0 and encrypted_proof !~ '^\s*(\{|\[|cashu[AB])'),
    constraint cashu_tokens_proof_iv_check check (length(proof_iv) > 0),
    constraint cashu_tokens_amount_sats_check check (amount_sats between 1 and 2100000000000000),
    constraint cashu_tokens_status_check check (status in ('unspent', 'issued', 'spent')),
    constraint cashu_tokens_spent_at_check check ((status = 'spent') = (spent_at is not null))
);

alter table public.cashu_tokens enable row level security;

alter table public.cashu_tokens force row level security;

revoke all on table public.cashu_tokens from public, anon, authenticated, service_role;

comment on table public.cashu_tokens is
    'Proofs of ecash, as ciphertext. Each is unspent, issued as a bearer instrument, or spent for good.';
