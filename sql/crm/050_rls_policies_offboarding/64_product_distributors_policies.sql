set local lock_timeout = '2s';

create policy select_of_visible_products
on public.product_distributors
as permissive
for select
to authenticated
using (
    (deleted_at is null or deleted_at = now())
    and exists (
        select
        from public.products as p
        where p.product_id = product_distributors.product_id
    )
);

comment on policy select_of_visible_products on public.product_distributors is
    'Whoever sees a product sees its distributors.';

create policy insert_of_own_products
on public.product_distributors
as permissive
for insert
to authenticated
with check (
    deleted_at is null
    and exists (
        select
        from public.products as p
        join public.organizations as g
            on g.organization_id = p.principal_org_id
        where p.product_id = product_distributors.product_id
            and g.owner_user_id = (select auth.uid())
    )
    and exists (
        select
        from public.organizations as g
        where g.organization_id = product_distributors.distributor_org_id
    )
);

comment on policy insert_of_own_products on public.product_distributors is
    'Only the owner of the principal says who distributes its products, among organizations that he sees.';

create policy update_of_own_products
on public.product_distributors
as permissive
for update
to authenticated
using (
    (deleted_at is null or deleted_at = now())
    and exists (
        select
        from public.products as p
        join public.organizations as g
            on g.organization_id = p.principal_org_id
        where p.product_id = product_distributors.product_id
            and g.owner_user_id = (select auth.uid())
    )
)
with check (
    exists (
        select
        from public.products as p
        join public.organizations as g
            on g.organization_id = p.principal_org_id
        where p.product_id = product_distributors.product_id
            and g.owner_user_id = (select auth.uid())
    )
);

comment on policy update_of_own_products on public.product_distributors is
    'Only the owner of the principal edits the links of its products.';
