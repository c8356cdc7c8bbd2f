-- public.search_history is the table again.
set local lock_timeout = '2s';

drop function public.search_history_user_id_fkey(public.profiles);

drop view public.search_history;

alter table analytics.search_history set schema public;
