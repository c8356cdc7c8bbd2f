set local lock_timeout = '2s';

-- The subselect reads organizations through their own policy, which reads nothing else: no recursion.
create policy select_own_and_shared
on public.contacts
as permissive
for select
to authenticated
using (
    (deleted_at is null and owner_user_id = (select auth.uid()))
    or (deleted_at = now() and owner_user_id = (select auth.uid()))
    or (
        deleted_at is null
        and owner_user_id is null
        and exists (
            select
            from public.organizations as g
            where g.organization_id = contacts.organization_id
        )
    )
);

comment on policy select_own_and_shared on public.contacts is
    'A user sees his own contacts, and those without an owner at organizations he sees.';

create policy insert_own
on public.contacts
as permissive
for insert
to authenticated
with check (
    owner_user_id = (select auth.uid())
    and deleted_at is null
    and exists (
        select
        from public.organizations as g
        where g.organization_id = contacts.organization_id
    )
);

comment on policy insert_own on public.contacts is
    'A new contact belongs to who makes it, at an organization that he sees.';

create policy update_own
on public.contacts
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

comment on policy update_own on public.contacts is
    'Own contacts only, and they stay his.';
