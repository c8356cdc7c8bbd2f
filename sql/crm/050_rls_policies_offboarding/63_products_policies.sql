set local lock_timeout = '2s';

create policy select_of_visible_principals
on public.products
as permissive
for select
to authenticated
using (
    (deleted_at is null or deleted_at = now())
    and exists (
        select
        from public.organizations as g
        where g.organization_id = products.principal_org_id
    )
);

comment on policy select_of_visible_principals on public.products is
    'Whoever sees a principal sees its products.';

create policy insert_of_own_principals
on public.products
as permissive
for insert
to authenticated
with check (
    deleted_at is null
    and exists (
        select
        from public.organizations as g
        where g.organization_id = products.principal_org_id
            and g.owner_user_id = (select auth.uid())
    )
);

comment on policy insert_of_own_principals on public.products is
    'Only the owner of a principal adds to its products.';

create policy update_of_own_principals
on public.products
as permissive
for update
to authenticated
using (
    (deleted_at is null or deleted_at = now())
    and exists (
        select
        from public.organizations as g
        where g.organization_id = products.principal_org_id
            and g.owner_user_id = (select auth.uid())
    )
)
with check (
    exists (
        select
        from public.organizations as g
        where g.organization_id = products.principal_org_id
            and g.owner_user_id = (select auth.uid())
    )
);

comment on policy update_of_own_principals on public.products is
    'Only the owner of a principal edits its products, and only into another principal of his own.';
