set local lock_timeout = '2s';

create policy select_own_and_redeemed
on public.cashu_bearer_instruments
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
    or redeemed_by = (select auth.uid())
);

comment on policy select_own_and_redeemed on public.cashu_bearer_instruments is
    'Seen by who issued it, and by who redeemed it.';
