-- Clients go on with public.profiles; its rows live in shared_services.profiles.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.orders_customer_id_fkey(public.profiles);

drop function public.product_reviews_user_id_fkey(public.profiles);

drop function public.products_vendor_id_fkey(public.profiles);

drop function public.recommendations_supplier_id_fkey(public.profiles);

drop function public.recommendations_user_id_fkey(public.profiles);

drop function public.risk_analysis_user_id_fkey(public.profiles);

drop function public.search_history_user_id_fkey(public.profiles);

alter table public.profiles set schema shared_services;

create view public.profiles
with (security_invoker = on)
as
select
    t.id,
    t.email,
    t.full_name,
    t.first_name,
    t.last_name,
    t.company_name,
    t.business_type,
    t.is_vendor,
    t.stripe_customer_id,
    t.subscription_tier,
    t.created_at,
    t.updated_at
from shared_services.profiles as t;

alter view public.profiles alter column is_vendor set default false;

alter view public.profiles alter column subscription_tier set default 'free'::text;

alter view public.profiles alter column created_at set default now();

alter view public.profiles alter column updated_at set default now();

revoke all on table public.profiles from public, anon, authenticated, service_role;

grant select, insert, update on table public.profiles to authenticated;

grant select, insert, update, delete on table public.profiles to service_role;

comment on view public.profiles is 'Facade of shared_services.profiles.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.orders_customer_id_fkey(public.profiles)
returns setof public.orders
language sql
stable
parallel safe
as $$
    select r.*
    from public.orders as r
    where r.customer_id = $1.id
$$;

revoke all on function public.orders_customer_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.orders_customer_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.orders_customer_id_fkey(public.profiles) is 'Embed of the key orders_customer_id_fkey: the rows of public.orders, for PostgREST.';

create function public.product_reviews_user_id_fkey(public.profiles)
returns setof public.product_reviews
language sql
stable
parallel safe
as $$
    select r.*
    from public.product_reviews as r
    where r.user_id = $1.id
$$;

revoke all on function public.product_reviews_user_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.product_reviews_user_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.product_reviews_user_id_fkey(public.profiles) is 'Embed of the key product_reviews_user_id_fkey: the rows of public.product_reviews, for PostgREST.';

create function public.products_vendor_id_fkey(public.profiles)
returns setof public.products
language sql
stable
parallel safe
as $$
    select r.*
    from public.products as r
    where r.vendor_id = $1.id
$$;

revoke all on function public.products_vendor_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.products_vendor_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.products_vendor_id_fkey(public.profiles) is 'Embed of the key products_vendor_id_fkey: the rows of public.products, for PostgREST.';

create function public.recommendations_supplier_id_fkey(public.profiles)
returns setof public.recommendations
language sql
stable
parallel safe
as $$
    select r.*
    from public.recommendations as r
    where r.supplier_id = $1.id
$$;

revoke all on function public.recommendations_supplier_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.recommendations_supplier_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.recommendations_supplier_id_fkey(public.profiles) is 'Embed of the key recommendations_supplier_id_fkey: the rows of public.recommendations, for PostgREST.';

create function public.recommendations_user_id_fkey(public.profiles)
returns setof public.recommendations
language sql
stable
parallel safe
as $$
    select r.*
    from public.recommendations as r
    where r.user_id = $1.id
$$;

revoke all on function public.recommendations_user_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.recommendations_user_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.recommendations_user_id_fkey(public.profiles) is 'Embed of the key recommendations_user_id_fkey: the rows of public.recommendations, for PostgREST.';

create function public.risk_analysis_user_id_fkey(public.profiles)
returns setof public.risk_analysis
language sql
stable
parallel safe
as $$
    select r.*
    from public.risk_analysis as r
    where r.user_id = $1.id
$$;

revoke all on function public.risk_analysis_user_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.risk_analysis_user_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.risk_analysis_user_id_fkey(public.profiles) is 'Embed of the key risk_analysis_user_id_fkey: the rows of public.risk_analysis, for PostgREST.';

create function public.search_history_user_id_fkey(public.profiles)
returns setof public.search_history
language sql
stable
parallel safe
as $$
    select r.*
    from public.search_history as r
    where r.user_id = $1.id
$$;

revoke all on function public.search_history_user_id_fkey(public.profiles) from public, anon, authenticated, service_role;

grant execute on function public.search_history_user_id_fkey(public.profiles) to authenticated, service_role;

comment on function public.search_history_user_id_fkey(public.profiles) is 'Embed of the key search_history_user_id_fkey: the rows of public.search_history, for PostgREST.';

create function public.search_history_user_id_fkey(public.search_history)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.user_id
$$;

revoke all on function public.search_history_user_id_fkey(public.search_history) from public, anon, authenticated, service_role;

grant execute on function public.search_history_user_id_fkey(public.search_history) to authenticated, service_role;

comment on function public.search_history_user_id_fkey(public.search_history) is 'Embed of the key search_history_user_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.user_id(public.search_history)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.user_id
$$;

revoke all on function public.user_id(public.search_history) from public, anon, authenticated, service_role;

grant execute on function public.user_id(public.search_history) to authenticated, service_role;

comment on function public.user_id(public.search_history) is 'Embed of the key search_history_user_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.products_vendor_id_fkey(public.products)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.vendor_id
$$;

revoke all on function public.products_vendor_id_fkey(public.products) from public, anon, authenticated, service_role;

grant execute on function public.products_vendor_id_fkey(public.products) to anon, authenticated, service_role;

comment on function public.products_vendor_id_fkey(public.products) is 'Embed of the key products_vendor_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.vendor_id(public.products)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.vendor_id
$$;

revoke all on function public.vendor_id(public.products) from public, anon, authenticated, service_role;

grant execute on function public.vendor_id(public.products) to anon, authenticated, service_role;

comment on function public.vendor_id(public.products) is 'Embed of the key products_vendor_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.product_reviews_user_id_fkey(public.product_reviews)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.user_id
$$;

revoke all on function public.product_reviews_user_id_fkey(public.product_reviews) from public, anon, authenticated, service_role;

grant execute on function public.product_reviews_user_id_fkey(public.product_reviews) to anon, authenticated, service_role;

comment on function public.product_reviews_user_id_fkey(public.product_reviews) is 'Embed of the key product_reviews_user_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.user_id(public.product_reviews)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.user_id
$$;

revoke all on function public.user_id(public.product_reviews) from public, anon, authenticated, service_role;

grant execute on function public.user_id(public.product_reviews) to anon, authenticated, service_role;

comment on function public.user_id(public.product_reviews) is 'Embed of the key product_reviews_user_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.customer_id(public.orders)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.customer_id
$$;

revoke all on function public.customer_id(public.orders) from public, anon, authenticated, service_role;

grant execute on function public.customer_id(public.orders) to authenticated, service_role;

comment on function public.customer_id(public.orders) is 'Embed of the key orders_customer_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.orders_customer_id_fkey(public.orders)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.customer_id
$$;

revoke all on function public.orders_customer_id_fkey(public.orders) from public, anon, authenticated, service_role;

grant execute on function public.orders_customer_id_fkey(public.orders) to authenticated, service_role;

comment on function public.orders_customer_id_fkey(public.orders) is 'Embed of the key orders_customer_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.recommendations_supplier_id_fkey(public.recommendations)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.supplier_id
$$;

revoke all on function public.recommendations_supplier_id_fkey(public.recommendations) from public, anon, authenticated, service_role;

grant execute on function public.recommendations_supplier_id_fkey(public.recommendations) to authenticated, service_role;

comment on function public.recommendations_supplier_id_fkey(public.recommendations) is 'Embed of the key recommendations_supplier_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.recommendations_user_id_fkey(public.recommendations)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.user_id
$$;

revoke all on function public.recommendations_user_id_fkey(public.recommendations) from public, anon, authenticated, service_role;

grant execute on function public.recommendations_user_id_fkey(public.recommendations) to authenticated, service_role;

comment on function public.recommendations_user_id_fkey(public.recommendations) is 'Embed of the key recommendations_user_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.supplier_id(public.recommendations)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.supplier_id
$$;

revoke all on function public.supplier_id(public.recommendations) from public, anon, authenticated, service_role;

grant execute on function public.supplier_id(public.recommendations) to authenticated, service_role;

comment on function public.supplier_id(public.recommendations) is 'Embed of the key recommendations_supplier_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.user_id(public.recommendations)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.user_id
$$;

revoke all on function public.user_id(public.recommendations) from public, anon, authenticated, service_role;

grant execute on function public.user_id(public.recommendations) to authenticated, service_role;

comment on function public.user_id(public.recommendations) is 'Embed of the key recommendations_user_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.risk_analysis_user_id_fkey(public.risk_analysis)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.user_id
$$;

revoke all on function public.risk_analysis_user_id_fkey(public.risk_analysis) from public, anon, authenticated, service_role;

grant execute on function public.risk_analysis_user_id_fkey(public.risk_analysis) to authenticated, service_role;

comment on function public.risk_analysis_user_id_fkey(public.risk_analysis) is 'Embed of the key risk_analysis_user_id_fkey: the rows of public.profiles, for PostgREST.';

create function public.user_id(public.risk_analysis)
returns setof public.profiles
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.profiles as r
    where r.id = $1.user_id
$$;

revoke all on function public.user_id(public.risk_analysis) from public, anon, authenticated, service_role;

grant execute on function public.user_id(public.risk_analysis) to authenticated, service_role;

comment on function public.user_id(public.risk_analysis) is 'Embed of the key risk_analysis_user_id_fkey: the rows of public.profiles, for PostgREST.';
