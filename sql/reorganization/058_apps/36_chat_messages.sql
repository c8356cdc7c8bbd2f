-- Clients go on with public.chat_messages; its rows live in app_vortexcore.chat_messages.
set local lock_timeout = '2s';

-- A table takes its row type along, and with it these functions: they are made anew for the facade.
drop function public.chat_messages_conversation_id_fkey(public.chat_messages);

drop function public.conversation_id(public.chat_messages);

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

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.chat_messages_conversation_id_fkey(public.chat_conversations)
returns setof public.chat_messages
language sql
stable
parallel safe
as $$
    select r.*
    from public.chat_messages as r
    where r.conversation_id = $1.id
$$;

revoke all on function public.chat_messages_conversation_id_fkey(public.chat_conversations) from public, anon, authenticated, service_role;

grant execute on function public.chat_messages_conversation_id_fkey(public.chat_conversations) to authenticated, service_role;

comment on function public.chat_messages_conversation_id_fkey(public.chat_conversations) is 'Embed of the key chat_messages_conversation_id_fkey: the rows of public.chat_messages, for PostgREST.';

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
