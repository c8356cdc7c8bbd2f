-- Clients go on with public.imported_data; its rows live in app_lanonasis_maas.imported_data.
set local lock_timeout = '2s';

alter table public.imported_data set schema app_lanonasis_maas;

create view public.imported_data
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.source_type,
    t.title,
    t.content,
    t.file_url,
    t.metadata,
    t.created_at
from app_lanonasis_maas.imported_data as t;

alter view public.imported_data alter column id set default gen_random_uuid();

alter view public.imported_data alter column metadata set default '{}'::jsonb;

alter view public.imported_data alter column created_at set default now();

revoke all on table public.imported_data from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.imported_data to authenticated;

grant select, insert, update, delete on table public.imported_data to service_role;

comment on view public.imported_data is 'Facade of app_lanonasis_maas.imported_data.';
