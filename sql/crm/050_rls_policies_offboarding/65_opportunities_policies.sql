set local lock_timeout = '2s';

-- A foreign key does not ask policies: without the subselects, a guessed id would attach an opportunity
-- to somebody else's customer.
create policy select_own
on public.opportunities
as permissive
for select
to authenticated
using (
    (deleted_at is null and owner_user_id = (select auth.uid()))
    or (deleted_at = now() and owner_user_id = (select auth.uid()))
);

comment on policy select_own on public.opportunities is
    'A user sees his own opportunities and nobody else''s.';

create policy insert_own
on public.opportunities
as permissive
for insert
to authenticated
with check (
    owner_user_id = (select auth.uid())
    and deleted_at is null
    and exists (
        select
        from public.organizations as r
        where r.organization_id = opportunities.organization_id
    )
    and (
        principal_org_id is null
        or exists (
            select
            from public.organizations as r
            where r.organization_id = opportunities.principal_org_id
        )
    )
    and (
        distributor_org_id is null
        or exists (
            select
            from public.organizations as r
            where r.organization_id = opportunities.distributor_org_id
        )
    )
    and (
        product_id is null
        or exists (
            select
            from public.products as r
            where r.product_id = opportunities.product_id
        )
    )
    and (
        primary_contact_id is null
        or exists (
            select
            from public.contacts as r
            where r.contact_id = opportunities.primary_contact_id
        )
    )
);

comment on policy insert_own on public.opportunities is
    'A new opportunity belongs to who makes it, and names only what he sees.';

create policy update_own
on public.opportunities
as permissive
for update
to authenticated
using (
    owner_user_id = (select auth.uid())
    and (deleted_at is null or deleted_at = now())
)
with check (
    owner_user_id = (select auth.uid())
);

comment on policy update_own on public.opportunities is
    'Own opportunities only, and they stay his.';
