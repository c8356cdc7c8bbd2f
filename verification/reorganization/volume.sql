-- Production-size rows in the tables that clients ask most, before they move: as many in each as
-- rehearsal.rows says. Of 200 organizations the first has a third of everything, the last ones next to
-- nothing; Harbour and Orchard, whose people are measured, have two in a hundred each.
insert into public.organizations (id, name, slug)
select
    format('00000000-0000-0001-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid,
    format('Volume organization %s', n),
    format('volume-%s', n)
from generate_series(1, 200) as n;

insert into auth.users (id, email, raw_app_meta_data, raw_user_meta_data)
select
    format('00000000-0000-0002-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid,
    format('user%s@example.com', n),
    '{"provider": "email"}',
    '{}'
from generate_series(1, 200) as n;

insert into public.users (id, email, password_hash, organization_id)
select
    format('00000000-0000-0002-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid,
    format('user%s@example.com', n),
    '!',
    format('00000000-0000-0001-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid
from generate_series(1, 200) as n;

create temporary table volume_key as
select
    n,
    case
        when n % 50 = 1 then '00000000-0000-0000-0010-00000000a11c'
        when n % 50 = 2 then '00000000-0000-0000-0010-00000000ca01'
        else format('00000000-0000-0001-00ff-%s', lpad(to_hex(tenant), 12, '0'))
    end::uuid as organization_id,
    case
        when n % 50 = 1 then '00000000-0000-0000-0000-00000000a11c'
        when n % 50 = 2 then '00000000-0000-0000-0000-00000000ca01'
        else format('00000000-0000-0002-00ff-%s', lpad(to_hex(tenant), 12, '0'))
    end::uuid as user_id,
    '2025-11-01 09:00:00+00'::timestamptz + n * interval '1 minute' as at
from (
    select
        n,
        1 + floor(199 * power((n * 7919 % 1000) / 1000.0, 5))::int as tenant
    from generate_series(1, current_setting('rehearsal.rows')::int) as n
) as s;

analyze volume_key;

-- One in twenty has an embedding: 1,536 numbers are 6 kB.
insert into public.memory_entries (
    id,
    title,
    content,
    memory_type,
    tags,
    user_id,
    organization_id,
    embedding,
    created_at,
    updated_at
)
select
    format('00000000-0000-0003-00ff-%s', lpad(to_hex(k.n), 12, '0'))::uuid,
    format('Volume memory %s', k.n),
    repeat(format('What was learnt on day %s. ', k.n), 1 + k.n % 20),
    case k.n % 3 when 0 then 'knowledge' when 1 then 'context' else 'personal' end::public.memory_type,
    array['tag' || k.n % 40, 'tag' || k.n % 7],
    k.user_id,
    k.organization_id,
    case
        when k.n % 20 = 1
            then (select array_agg(((k.n + d) % 100 / 100.0)::real order by d) from generate_series(1, 1536) as d)
    end::extensions.vector,
    k.at,
    k.at
from volume_key as k;

insert into public.auth_events (aggregate_type, aggregate_id, version, event_type, payload, occurred_at)
select
    'session',
    format('session-%s', k.n / 5),
    1 + k.n % 5,
    'session.used',
    jsonb_build_object('user_id', k.user_id),
    k.at
from volume_key as k;

insert into public.beneficiaries (id, user_id, name, account_number, bank_code, created_at)
select
    format('00000000-0000-0004-00ff-%s', lpad(to_hex(k.n), 12, '0'))::uuid,
    k.user_id,
    format('Beneficiary %s', k.n),
    lpad(k.n::text, 10, '0'),
    '999',
    k.at
from volume_key as k;

insert into public.bulk_payments (id, user_id, title, total_amount, status, created_at, updated_at)
select
    format('00000000-0000-0005-00ff-%s', lpad(to_hex(k.n), 12, '0'))::uuid,
    k.user_id,
    format('Payment %s', k.n),
    k.n % 5000,
    'completed',
    k.at,
    k.at
from volume_key as k;

insert into public.payment_items (bulk_payment_id, beneficiary_id, amount, status, created_at)
select
    format('00000000-0000-0005-00ff-%s', lpad(to_hex(k.n), 12, '0'))::uuid,
    format('00000000-0000-0004-00ff-%s', lpad(to_hex(k.n), 12, '0'))::uuid,
    1 + k.n % 5000,
    'completed',
    k.at
from volume_key as k;

insert into public.products (id, vendor_id, name, price, stock_quantity)
select
    format('00000000-0000-0006-00ff-%s', lpad(to_hex(k.n), 12, '0'))::uuid,
    k.user_id,
    format('Volume product %s', k.n),
    (k.n % 1000) / 10.0,
    k.n % 30
from volume_key as k;

insert into public.orders (id, customer_id, total_amount, order_date)
select
    format('00000000-0000-0007-00ff-%s', lpad(to_hex(k.n), 12, '0'))::uuid,
    k.user_id,
    (k.n % 1000) / 10.0,
    k.at
from volume_key as k;

insert into public.order_items (order_id, product_id, quantity, unit_price)
select
    format('00000000-0000-0007-00ff-%s', lpad(to_hex(k.n), 12, '0'))::uuid,
    format('00000000-0000-0006-00ff-%s', lpad(to_hex(1 + k.n * 31 % current_setting('rehearsal.rows')::int), 12, '0'))::uuid,
    1 + k.n % 3,
    (k.n % 1000) / 10.0
from volume_key as k;
