-- Clients go on with public.product_reviews; its rows live in marketplace.product_reviews.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.product_id(public.product_reviews);

drop function public.product_reviews_product_id_fkey(public.product_reviews);

alter table public.product_reviews set schema marketplace;

create view public.product_reviews
with (security_invoker = on)
as
select
    t.id,
    t.product_id,
    t.user_id,
    t.rating,
    t.comment,
    t.created_at
from marketplace.product_reviews as t;

alter view public.product_reviews alter column id set default gen_random_uuid();

alter view public.product_reviews alter column created_at set default now();

revoke all on table public.product_reviews from public, anon, authenticated, service_role;

grant select on table public.product_reviews to anon;

grant select, insert, update, delete on table public.product_reviews to authenticated;

grant select, insert, update, delete on table public.product_reviews to service_role;

comment on view public.product_reviews is 'Facade of marketplace.product_reviews.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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

create function public.product_reviews_product_id_fkey(public.products)
returns setof public.product_reviews
language sql
stable
parallel safe
as $$
    select r.*
    from public.product_reviews as r
    where r.product_id = $1.id
$$;

revoke all on function public.product_reviews_product_id_fkey(public.products) from public, anon, authenticated, service_role;

grant execute on function public.product_reviews_product_id_fkey(public.products) to anon, authenticated, service_role;

comment on function public.product_reviews_product_id_fkey(public.products) is 'Embed of the key product_reviews_product_id_fkey: the rows of public.product_reviews, for PostgREST.';

create function public.product_id(public.product_reviews)
returns setof public.products
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.products as r
    where r.id = $1.product_id
$$;

revoke all on function public.product_id(public.product_reviews) from public, anon, authenticated, service_role;

grant execute on function public.product_id(public.product_reviews) to anon, authenticated, service_role;

comment on function public.product_id(public.product_reviews) is 'Embed of the key product_reviews_product_id_fkey: the rows of public.products, for PostgREST.';

create function public.product_reviews_product_id_fkey(public.product_reviews)
returns setof public.products
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.products as r
    where r.id = $1.product_id
$$;

revoke all on function public.product_reviews_product_id_fkey(public.product_reviews) from public, anon, authenticated, service_role;

grant execute on function public.product_reviews_product_id_fkey(public.product_reviews) to anon, authenticated, service_role;

comment on function public.product_reviews_product_id_fkey(public.product_reviews) is 'Embed of the key product_reviews_product_id_fkey: the rows of public.products, for PostgREST.';
