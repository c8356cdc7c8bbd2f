-- Clients go on with public.chat_messages; its rows live in app_vortexcore.chat_messages.
set local lock_timeout = '2s';

alter table public.chat_messages set schema app_vortexcore;

create view public.chat_messages
with (security_invoker = on)
as
select
    t.id,
    t.conversation_id,
    t.role,
    t.content,
    t.encrypted,
    t."timestamp"
from app_vortexcore.chat_messages as t;

alter view public.chat_messages alter column encrypted set default false;

alter view public.chat_messages alter column "timestamp" set default now();

revoke all on table public.chat_messages from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.chat_messages to authenticated;

grant select, insert, update, delete on table public.chat_messages to service_role;

comment on view public.chat_messages is 'Facade of app_vortexcore.chat_messages.';
