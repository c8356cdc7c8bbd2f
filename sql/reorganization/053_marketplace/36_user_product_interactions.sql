-- Clients go on with public.user_product_interactions; its rows live in marketplace.user_product_interactions.
set local lock_timeout = '2s';

alter table public.user_product_interactions set schema marketplace;

create view public.user_product_interactions
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.product_id,
    t.interaction_type,
    t.metadata,
    t.created_at
from marketplace.user_product_interactions as t;

alter view public.user_product_interactions alter column id set default nextval('marketplace.user_product_interactions_id_seq'::regclass);

alter view public.user_product_interactions alter column metadata set default '{}'::jsonb;

alter view public.user_product_interactions alter column created_at set default now();

revoke all on table public.user_product_interactions from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.user_product_interactions to authenticated;

grant select, insert, update, delete on table public.user_product_interactions to service_role;

comment on view public.user_product_interactions is 'Facade of marketplace.user_product_interactions.';
