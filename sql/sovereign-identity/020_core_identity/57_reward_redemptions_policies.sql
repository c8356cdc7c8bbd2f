set local lock_timeout = '2s';

create policy select_own_and_family
on public.reward_redemptions
as permissive
for select
to authenticated
using (
    user_id = any ((select sovereign.user_ids_of_family())::uuid[])
);

comment on policy select_own_and_family on public.reward_redemptions is
    'Requests are seen by their user and his family.';

create policy insert_own
on public.reward_redemptions
as permissive
for insert
to authenticated
with check (
    user_id = (select auth.uid())
    and student_pubkey = (select sovereign.npub_of_caller())
);

comment on policy insert_own on public.reward_redemptions is
    'One asks for one''s own rewards, with the key of the verified token.';

create policy update_own_pending
on public.reward_redemptions
as permissive
for update
to authenticated
using (
    user_id = (select auth.uid())
    and status = 'pending'
)
with check (
    user_id = (select auth.uid())
    and status = 'pending'
);

comment on policy update_own_pending on public.reward_redemptions is
    'One changes one''s own requests until they are decided.';

create policy delete_own_pending
on public.reward_redemptions
as permissive
for delete
to authenticated
using (
    user_id = (select auth.uid())
    and status = 'pending'
);

comment on policy delete_own_pending on public.reward_redemptions is
    'One withdraws one''s own requests until they are decided.';
