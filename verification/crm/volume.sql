-- Production-size rows: as many in each business table as rehearsal.rows says, among 50 owners of whom
-- alice and bob are two. A fifth of what has owners is soft-deleted, as in a database that has lived.
insert into auth.users (id, email, created_at)
select
    format('00000000-0000-0000-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid,
    format('user%s@example.com', n),
    now()
from generate_series(1, 48) as n;

create temporary table volume_owner as
select
    row_number() over (order by u.id) - 1 as n,
    u.id
from auth.users as u
where u.id::text like '00000000-0000-0000-00ff-%'
    or u.id in (
        '00000000-0000-0000-0000-00000000a11c',
        '00000000-0000-0000-0000-000000000b0b'
    );

create temporary table volume_key as
select
    n,
    (select o.id from volume_owner as o where o.n = s.n % (select count(*) from volume_owner)) as owner_user_id,
    format('00000000-0000-0001-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid as organization_id,
    format('00000000-0000-0002-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid as contact_id,
    format('00000000-0000-0003-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid as product_id,
    format('00000000-0000-0004-00ff-%s', lpad(to_hex(n), 12, '0'))::uuid as opportunity_id,
    case when n / 50 % 5 = 0 then now() - interval '30 days' end as deleted_at
from generate_series(1, current_setting('rehearsal.rows')::int) as s (n);

analyze volume_key;

-- One in twenty is shared.
insert into public.organizations (organization_id, name, segment, owner_user_id, deleted_at)
select
    k.organization_id,
    format('Volume Kitchen %s', k.n),
    case k.n % 3 when 0 then 'Casual dining' when 1 then 'Fine dining' end,
    case when k.n / 50 % 20 <> 1 then k.owner_user_id end,
    k.deleted_at
from volume_key as k;

insert into public.contacts (
    contact_id,
    organization_id,
    first_name,
    last_name,
    email,
    owner_user_id,
    deleted_at
)
select
    k.contact_id,
    k.organization_id,
    format('First%s', k.n % 200),
    format('Last%s', k.n),
    format('contact%s@example.com', k.n),
    k.owner_user_id,
    k.deleted_at
from volume_key as k;

insert into public.products (product_id, principal_org_id, name, sku, list_price, deleted_at)
select
    k.product_id,
    k.organization_id,
    format('Volume Product %s', k.n),
    format('VOL-%s', k.n),
    (k.n % 1000) / 10.0,
    k.deleted_at
from volume_key as k;

-- The trigger looks for a deleted link with the same key, by a plan that it makes once. As long as there
-- are few rows a scan of all of them looks cheapest, and it is not known that all have one distributor.
insert into public.product_distributors (product_id, distributor_org_id, is_primary, deleted_at)
select
    k.product_id,
    '00000000-0000-0000-0001-000000000002',
    true,
    k.deleted_at
from volume_key as k
where k.n <= 1000;

analyze public.product_distributors;

insert into public.product_distributors (product_id, distributor_org_id, is_primary, deleted_at)
select
    k.product_id,
    '00000000-0000-0000-0001-000000000002',
    true,
    k.deleted_at
from volume_key as k
where k.n > 1000;

insert into public.opportunities (
    opportunity_id,
    name,
    organization_id,
    product_id,
    primary_contact_id,
    stage,
    status,
    probability,
    estimated_value,
    owner_user_id,
    deleted_at
)
select
    k.opportunity_id,
    format('Volume Opportunity %s', k.n),
    k.organization_id,
    k.product_id,
    k.contact_id,
    'new_lead',
    'open',
    k.n % 101,
    k.n % 5000,
    k.owner_user_id,
    k.deleted_at
from volume_key as k;

-- The sync plans its queries once a session, and interactions are empty at its first row, when a scan
-- of the whole table looks cheapest.
set enable_seqscan = off;

insert into public.interactions (
    opportunity_id,
    type_code,
    subject,
    interaction_date,
    stage,
    owner_user_id,
    created_at,
    deleted_at
)
select
    k.opportunity_id,
    'call',
    format('Volume call %s', k.n),
    now() - k.n * interval '1 minute',
    (array['initial_outreach', 'awaiting_response', 'demo_scheduled', 'closed_won', null])[k.n % 5 + 1],
    k.owner_user_id,
    now() - k.n * interval '1 minute',
    k.deleted_at
from volume_key as k;

reset enable_seqscan;

insert into public.opportunity_contacts (opportunity_id, contact_id, role)
select
    k.opportunity_id,
    k.contact_id,
    'buyer'
from volume_key as k;

drop table volume_key;

drop table volume_owner;

refresh materialized view reporting.dashboard_summary;

-- Not analyze alone: the GIN indexes still hold the new words in their pending lists, and no autovacuum
-- will come to sort them in.
vacuum (analyze);
