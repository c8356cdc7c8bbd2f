-- public.search_history is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.search_history_user_id_fkey(public.profiles);

drop view public.search_history;

alter table analytics.search_history set schema public;
