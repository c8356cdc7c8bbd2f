set local lock_timeout = '2s';

create table public.nwc_transactions (
    id uuid not null default gen_random_uuid(),
    connection_id uuid not null,
    user_id uuid not null,
    direction text not null default 'outgoing',
    payment_hash text not null,
    -- bigint: int4 ends at 21 bitcoin, and numeric would let fractions of a sat in.
    amount_sats bigint not null,
    max_fee_sats bigint not null default 0,
    -- What the wallet says it took. Not bound by max_fee_sats: the record tells the truth.
    fee_sats bigint not null default 0,
    status text not null default 'reserved',
    reserved_at timestamptz not null default now(),
    finished_at timestamptz,
    constraint nwc_transactions_pkey primary key (id),
    -- An invoice is paid once, whichever connection pays it.
    constraint nwc_transactions_user_id_direction_payment_hash_key
        unique (user_id, direction, payment_hash),
    constraint nwc_transactions_user_id_fkey
        foreign key (user_id) references public.user_identities (id) on delete cascade,
    -- Neither cascade nor restrict: a connection with a history cannot be deleted and made again to
    -- begin a new day, yet all goes when the user goes.
    constraint nwc_transactions_connection_id_user_id_fkey
        foreign key (connection_id, user_id)
        references public.nwc_connections (id, user_id) on delete no action,
    constraint nwc_transactions_direction_check check (direction in ('outgoing', 'incoming')),
    constraint nwc_transactions_payment_hash_check check (payment_hash ~ '^[0-9a-f]{64}$'),
    constraint nwc_transactions_amount_sats_check
        check (amount_sats between 1 and 2100000000000000),
    constraint nwc_transactions_max_fee_sats_check
        check (max_fee_sats between 0 and 2100000000000000),
    constraint nwc_transactions_fee_sats_check check (fee_sats between 0 and 2100000000000000),
    constraint nwc_transactions_status_check check (status in ('reserved', 'settled', 'failed')),
    constraint nwc_transactions_finished_at_check
        check ((status = 'reserved') = (finished_at is null))
);

alter table public.nwc_transactions enable row level security;

alter table public.nwc_transactions force row level security;

revoke all on table public.nwc_transactions from public, anon, authenticated, service_role;

-- The sum of a day is read under a lock, so it must be quick.
create index nwc_transactions_connection_id_reserved_at_idx
on public.nwc_transactions (connection_id, reserved_at);

comment on table public.nwc_transactions is
    'Payments of wallet connections. Outgoing ones are reserved before the wallet is asked and settled or failed after.';
