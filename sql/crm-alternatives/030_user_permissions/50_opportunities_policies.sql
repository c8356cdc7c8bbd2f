set local lock_timeout = '2s';

-- After the grants: a policy reads user_permissions with the rights of whoever asks. It widens what
-- ownership gives, on opportunities only; interactions and stakeholders ask for the owner by name. The
-- check of update asks for deleted_at once more: only its owner deletes an opportunity.
drop policy update_own on public.opportunities;

drop policy select_own on public.opportunities;

create policy select_own_and_permitted
on public.opportunities
as permissive
for select
to authenticated
using (
    (deleted_at is null and owner_user_id = (select auth.uid()))
    or (deleted_at = now() and owner_user_id = (select auth.uid()))
    or (
        deleted_at is null
        and opportunity_id = any (
            array(
                select p.resource_id
                from public.user_permissions as p
                where p.user_id = (select auth.uid())
                    and p.resource_type = 'opportunity'
            )
        )
    )
);

comment on policy select_own_and_permitted on public.opportunities is
    'A user sees his own opportunities, and those that he was permitted to read or write.';

create policy update_own_and_permitted
on public.opportunities
as permissive
for update
to authenticated
using (
    (owner_user_id = (select auth.uid()) and (deleted_at is null or deleted_at = now()))
    or (
        deleted_at is null
        and opportunity_id = any (
            array(
                select p.resource_id
                from public.user_permissions as p
                where p.user_id = (select auth.uid())
                    and p.resource_type = 'opportunity'
                    and p.permission = 'write'
            )
        )
    )
)
with check (
    owner_user_id = (select auth.uid())
    or (
        deleted_at is null
        and opportunity_id = any (
            array(
                select p.resource_id
                from public.user_permissions as p
                where p.user_id = (select auth.uid())
                    and p.resource_type = 'opportunity'
                    and p.permission = 'write'
            )
        )
    )
);

comment on policy update_own_and_permitted on public.opportunities is
    'A user edits his own opportunities, and those that he was permitted to write; guard_opportunity_owner keeps the owner.';
