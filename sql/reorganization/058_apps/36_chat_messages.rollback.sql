-- public.chat_messages is the table again.

-- Who has the table by a foreign key, a policy or a function, and then asks for its facade, must
-- not meet this holding the facade and asking for the table: that is a deadlock. So both are
-- locked together or not at all, in short tries, for ten seconds at most.
do $$
begin
    for v_try in 1..50 loop
        begin
            set local lock_timeout = '100ms';
            lock table public.chat_messages in access exclusive mode;
            exit;
        exception
            when lock_not_available then
                if v_try = 50 then
                    raise;
                end if;
        end;

        perform pg_catalog.pg_sleep(0.1);
    end loop;
end
$$;

set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.conversation_id(public.chat_messages);

drop function public.chat_messages_conversation_id_fkey(public.chat_messages);

drop function public.chat_messages_conversation_id_fkey(public.chat_conversations);

drop view public.chat_messages;

alter table app_vortexcore.chat_messages set schema public;

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
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
