-- public.chat_conversations is the table again.
set local lock_timeout = '2s';

drop view public.chat_conversations;

alter table app_vortexcore.chat_conversations set schema public;
