-- public.chat_conversations is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.conversation_id(public.chat_messages);

drop function public.chat_messages_conversation_id_fkey(public.chat_messages);

drop view public.chat_conversations;

alter table app_vortexcore.chat_conversations set schema public;
