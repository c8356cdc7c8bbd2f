-- After the copy nobody could tell a row that it made from one that was there before. The way back
-- must, so the copy writes down what it does. To be dropped by hand when no way back is wanted.
create table public.legacy_distributor_moves (
    product_id uuid primary key,
    distributor_org_id uuid not null,
    action text not null,
    previous_updated_at timestamptz,
    constraint legacy_distributor_moves_action_check
        check (action in ('inserted', 'promoted', 'kept'))
);

alter table public.legacy_distributor_moves enable row level security;

alter table public.legacy_distributor_moves force row level security;

revoke all on table public.legacy_distributor_moves
    from public, anon, authenticated, service_role;

comment on table public.legacy_distributor_moves is
    'What the move of products.primary_distributor_org_id did, product by product; read '
    'by its rollback only.';
