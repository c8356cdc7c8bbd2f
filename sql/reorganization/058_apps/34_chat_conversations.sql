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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.chat_messages_conversation_id_fkey(public.chat_messages)
returns setof public.chat_conversations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.chat_conversations as r
    where r.id = $1.conversation_id
$$;

revoke all on function public.chat_messages_conversation_id_fkey(public.chat_messages) from public, anon, authenticated, service_role;

grant execute on function public.chat_messages_conversation_id_fkey(public.chat_messages) to authenticated, service_role;

comment on function public.chat_messages_conversation_id_fkey(public.chat_messages) is 'Embed of the key chat_messages_conversation_id_fkey: the rows of public.chat_conversations, for PostgREST.';

create function public.conversation_id(public.chat_messages)
returns setof public.chat_conversations
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.chat_conversations as r
    where r.id = $1.conversation_id
$$;

revoke all on function public.conversation_id(public.chat_messages) from public, anon, authenticated, service_role;

grant execute on function public.conversation_id(public.chat_messages) to authenticated, service_role;

comment on function public.conversation_id(public.chat_messages) is 'Embed of the key chat_messages_conversation_id_fkey: the rows of public.chat_conversations, for PostgREST.';
