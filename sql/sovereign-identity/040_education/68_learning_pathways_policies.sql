set local lock_timeout = '2s';

create policy select_active
on public.learning_pathways
as permissive
for select
to authenticated
using (is_active);

comment on policy select_active on public.learning_pathways is
    'Whoever is signed in sees the pathways that are active.';
