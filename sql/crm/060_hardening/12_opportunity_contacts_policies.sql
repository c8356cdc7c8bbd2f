set local lock_timeout = '2s';

create policy select_of_own_opportunities
on public.opportunity_contacts
as permissive
for select
to authenticated
using (
    exists (
        select
        from public.opportunities as o
        where o.opportunity_id = opportunity_contacts.opportunity_id
            and o.owner_user_id = (select auth.uid())
    )
);

comment on policy select_of_own_opportunities on public.opportunity_contacts is
    'Stakeholders are seen by the owner of the opportunity.';

create policy insert_of_own_opportunities
on public.opportunity_contacts
as permissive
for insert
to authenticated
with check (
    exists (
        select
        from public.opportunities as o
        where o.opportunity_id = opportunity_contacts.opportunity_id
            and o.owner_user_id = (select auth.uid())
    )
    and exists (
        select
        from public.contacts as c
        where c.contact_id = opportunity_contacts.contact_id
    )
);

comment on policy insert_of_own_opportunities on public.opportunity_contacts is
    'The owner of the opportunity adds stakeholders, among the contacts that he sees.';

create policy update_of_own_opportunities
on public.opportunity_contacts
as permissive
for update
to authenticated
using (
    exists (
        select
        from public.opportunities as o
        where o.opportunity_id = opportunity_contacts.opportunity_id
            and o.owner_user_id = (select auth.uid())
    )
)
with check (
    exists (
        select
        from public.opportunities as o
        where o.opportunity_id = opportunity_contacts.opportunity_id
            and o.owner_user_id = (select auth.uid())
    )
    and exists (
        select
        from public.contacts as c
        where c.contact_id = opportunity_contacts.contact_id
    )
);

comment on policy update_of_own_opportunities on public.opportunity_contacts is
    'The owner of the opportunity edits its stakeholders.';

create policy delete_of_own_opportunities
on public.opportunity_contacts
as permissive
for delete
to authenticated
using (
    exists (
        select
        from public.opportunities as o
        where o.opportunity_id = opportunity_contacts.opportunity_id
            and o.owner_user_id = (select auth.uid())
    )
);

comment on policy delete_of_own_opportunities on public.opportunity_contacts is
    'The owner of the opportunity removes stakeholders.';
