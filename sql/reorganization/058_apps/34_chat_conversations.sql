-- Clients go on with public.chat_conversations; its rows live in app_vortexcore.chat_conversations.
set local lock_timeout = '2s';

alter table public.chat_conversations set schema app_vortexcore;

create view public.chat_conversations
with (security_invoker = on)
as
select
    t.id,
    t.user_id,
    t.title,
    t.topic,
    t.created_at,
    t.updated_at
from app_vortexcore.chat_conversations as t;

alter view public.chat_conversations alter column created_at set default now();

alter view public.chat_conversations alter column updated_at set default now();

revoke all on table public.chat_conversations from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.chat_conversations to authenticated;

grant select, insert, update, delete on table public.chat_conversations to service_role;

comment on view public.chat_conversations is 'Facade of app_vortexcore.chat_conversations.';
