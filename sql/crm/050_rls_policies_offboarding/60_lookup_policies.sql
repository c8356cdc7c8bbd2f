set local lock_timeout = '2s';

create policy select_active
on public.state_lu
as permissive
for select
to authenticated
using (
    is_active
);

comment on policy select_active on public.state_lu is
    'The choices of forms and Kanban columns; retired ones are kept for old rows only.';

create policy select_active
on public.stage_lu
as permissive
for select
to authenticated
using (
    is_active
);

comment on policy select_active on public.stage_lu is
    'The choices of forms and Kanban columns; retired ones are kept for old rows only.';

create policy select_active
on public.status_lu
as permissive
for select
to authenticated
using (
    is_active
);

comment on policy select_active on public.status_lu is
    'The choices of forms and Kanban columns; retired ones are kept for old rows only.';

create policy select_active
on public.interaction_type_lu
as permissive
for select
to authenticated
using (
    is_active
);

comment on policy select_active on public.interaction_type_lu is
    'The choices of forms and Kanban columns; retired ones are kept for old rows only.';

create policy select_active
on public.source_lu
as permissive
for select
to authenticated
using (
    is_active
);

comment on policy select_active on public.source_lu is
    'The choices of forms and Kanban columns; retired ones are kept for old rows only.';

create policy select_active
on public.loss_reason_lu
as permissive
for select
to authenticated
using (
    is_active
);

comment on policy select_active on public.loss_reason_lu is
    'The choices of forms and Kanban columns; retired ones are kept for old rows only.';
