set local lock_timeout = '2s';

alter table public.organizations
    add column deleted_at timestamptz;

alter table public.contacts
    add column deleted_at timestamptz;

alter table public.products
    add column deleted_at timestamptz;

alter table public.product_distributors
    add column deleted_at timestamptz;

alter table public.opportunities
    add column deleted_at timestamptz;

alter table public.interactions
    add column deleted_at timestamptz;

comment on column public.organizations.deleted_at is
    'When its owner deleted it; null: alive. Stamped by the server. Deleted rows are seen by service_role only.';

comment on column public.contacts.deleted_at is
    'When its owner deleted it; null: alive. Stamped by the server. Deleted rows are seen by service_role only.';

comment on column public.products.deleted_at is
    'When its owner deleted it; null: alive. Stamped by the server. Deleted rows are seen by service_role only.';

comment on column public.product_distributors.deleted_at is
    'When its owner deleted it; null: alive. Stamped by the server. Deleted rows are seen by service_role only.';

comment on column public.opportunities.deleted_at is
    'When its owner deleted it; null: alive. Stamped by the server. Deleted rows are seen by service_role only.';

comment on column public.interactions.deleted_at is
    'When its owner deleted it; null: alive. Stamped by the server. Deleted rows are seen by service_role only.';
