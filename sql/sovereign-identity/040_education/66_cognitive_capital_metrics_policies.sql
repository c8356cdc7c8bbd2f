set local lock_timeout = '2s';

create policy select_own_and_of_family
on public.cognitive_capital_metrics
as permissive
for select
to authenticated
using (user_id = any ((select sovereign.user_ids_of_family())::uuid[]));

comment on policy select_own_and_of_family on public.cognitive_capital_metrics is
    'A user and his family see what he has learned.';

create policy insert_own
on public.cognitive_capital_metrics
as permissive
for insert
to authenticated
with check (user_id = (select auth.uid()));

comment on policy insert_own on public.cognitive_capital_metrics is
    'Own metrics.';

create policy update_own
on public.cognitive_capital_metrics
as permissive
for update
to authenticated
using (user_id = (select auth.uid()))
with check (user_id = (select auth.uid()));

comment on policy update_own on public.cognitive_capital_metrics is
    'Own metrics, and they stay his.';

create policy delete_own
on public.cognitive_capital_metrics
as permissive
for delete
to authenticated
using (user_id = (select auth.uid()));

comment on policy delete_own on public.cognitive_capital_metrics is
    'Own metrics.';
