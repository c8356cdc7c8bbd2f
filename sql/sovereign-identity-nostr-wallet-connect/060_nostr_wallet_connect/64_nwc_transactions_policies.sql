set local lock_timeout = '2s';

create policy select_own
on public.nwc_transactions
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy select_own on public.nwc_transactions is
    'A user sees his own payments. They are written by functions only.';
