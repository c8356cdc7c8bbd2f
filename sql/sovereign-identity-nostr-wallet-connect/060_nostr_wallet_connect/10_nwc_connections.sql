set local lock_timeout = '2s';

-- The table this one replaces kept the session key in clear, and let two connections be primary.
create table public.nwc_connections (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    wallet_name text not null,
    wallet_pubkey text not null,
    relay_url text not null,
    -- Encrypted by the owner's device. The key to it never comes here.
    encrypted_session_key text not null,
    session_key_iv text not null,
    session_key_salt text not null,
    max_payment_sats bigint not null default 10000,
    daily_limit_sats bigint not null default 100000,
    -- Without a default: a trigger decides.
    is_primary boolean not null,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    last_used_at timestamptz,
    constraint nwc_connections_pkey primary key (id),
    -- What permissions and transactions refer to, so that theirs is the same user.
    constraint nwc_connections_id_user_id_key unique (id, user_id),
    constraint nwc_connections_user_id_fkey
        foreign key (user_id) references public.user_identities (id) on delete cascade,
    -- One salt or iv used twice by one user gives away what his two keys have in common. Keys of two
    -- users have nothing in common, and a refusal would tell one what the other has.
    constraint nwc_connections_session_key_iv_user_id_key unique (session_key_iv, user_id),
    constraint nwc_connections_session_key_salt_user_id_key unique (session_key_salt, user_id),
    constraint nwc_connections_wallet_name_check
        check (length(btrim(wallet_name)) between 1 and 100),
    constraint nwc_connections_wallet_pubkey_check check (wallet_pubkey ~ '^[0-9a-f]{64}$'),
    constraint nwc_connections_relay_url_check check (relay_url ~ '^wss://[^\s/]'),
    -- A key in clear is recognised by its form: as hex, as bech32, or inside the connection's URI.
    constraint nwc_connections_encrypted_session_key_check
        check (
            length(encrypted_session_key) > 0
            and encrypted_session_key !~* '(^\s*nsec1|^\s*[0-9a-f]{64}\s*$|nostr\+walletconnect:|secret=)'
        ),
    constraint nwc_connections_session_key_iv_check check (length(session_key_iv) > 0),
    constraint nwc_connections_session_key_salt_check check (length(session_key_salt) > 0),
    -- There will never be more than 21 million bitcoin of 100 million sats each.
    constraint nwc_connections_max_payment_sats_check
        check (max_payment_sats between 0 and 2100000000000000),
    constraint nwc_connections_daily_limit_sats_check
        check (daily_limit_sats between 0 and 2100000000000000)
);

alter table public.nwc_connections enable row level security;

alter table public.nwc_connections force row level security;

revoke all on table public.nwc_connections from public, anon, authenticated, service_role;

create unique index nwc_connections_primary_key
on public.nwc_connections (user_id)
where is_primary;

create index nwc_connections_user_id_idx
on public.nwc_connections (user_id);

comment on table public.nwc_connections is
    'Wallets that a user has connected over Nostr Wallet Connect, with what each may spend.';

comment on column public.nwc_connections.max_payment_sats is
    'The most that one payment may take, its fee included. 0: nothing.';

comment on column public.nwc_connections.daily_limit_sats is
    'The most that payments may take within any 24 hours, their fees included. 0: nothing.';

comment on column public.nwc_connections.is_primary is
    'Exactly one of a user''s connections. Kept by triggers and set_primary_nwc_connection().';
