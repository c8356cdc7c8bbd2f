-- Clients go on with public.product_reviews; its rows live in marketplace.product_reviews.
set local lock_timeout = '2s';

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
