set local lock_timeout = '2s';

-- The array is read once for each query and then looked up in the index of the interactions. The policy
-- of opportunities reads no interactions, so the two cannot recurse.
create policy select_own_and_of_own_opportunities
on public.interactions
as permissive
for select
to authenticated
using (
    (deleted_at is null and owner_user_id = (select auth.uid()))
    or (
        deleted_at is null
        and opportunity_id = any (
            array(
                select o.opportunity_id
                from public.opportunities as o
                where o.owner_user_id = (select auth.uid())
            )
        )
    )
    or (
        deleted_at = now()
        and (
            owner_user_id = (select auth.uid())
            or exists (
                select
                from public.opportunities as o
                where o.opportunity_id = interactions.opportunity_id
                    and o.owner_user_id = (select auth.uid())
            )
        )
    )
);

comment on policy select_own_and_of_own_opportunities on public.interactions is
    'The owner of the interaction sees it, and the owner of its opportunity.';

create policy insert_own_on_own_opportunities
on public.interactions
as permissive
for insert
to authenticated
with check (
    owner_user_id = (select auth.uid())
    and deleted_at is null
    and exists (
        select
        from public.opportunities as o
        where o.opportunity_id = interactions.opportunity_id
            and o.owner_user_id = (select auth.uid())
    )
    and (
        contact_id is null
        or exists (
            select
            from public.contacts as c
            where c.contact_id = interactions.contact_id
        )
    )
);

comment on policy insert_own_on_own_opportunities on public.interactions is
    'A new interaction belongs to who logs it, on an opportunity of his own: it moves the stage.';

create policy update_own_and_of_own_opportunities
on public.interactions
as permissive
for update
to authenticated
using (
    (deleted_at is null or deleted_at = now())
    and (
        owner_user_id = (select auth.uid())
        or exists (
            select
            from public.opportunities as o
            where o.opportunity_id = interactions.opportunity_id
                and o.owner_user_id = (select auth.uid())
        )
    )
)
with check (
    owner_user_id = (select auth.uid())
    or exists (
        select
        from public.opportunities as o
        where o.opportunity_id = interactions.opportunity_id
            and o.owner_user_id = (select auth.uid())
    )
);

comment on policy update_own_and_of_own_opportunities on public.interactions is
    'The same people edit it; who of them may edit the driver fields and when is up to guard_drivers.';
