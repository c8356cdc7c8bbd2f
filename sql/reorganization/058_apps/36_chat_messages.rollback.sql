-- public.chat_messages is the table again.
set local lock_timeout = '2s';

drop view public.chat_messages;

alter table app_vortexcore.chat_messages set schema public;
