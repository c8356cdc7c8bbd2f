set local lock_timeout = '2s';

create policy select_active
on public.cashu_mints
as permissive
for select
to authenticated
using (
    is_active
);

comment on policy select_active on public.cashu_mints is
    'Who is signed in chooses among the active mints; retired ones are kept for old tokens.';
