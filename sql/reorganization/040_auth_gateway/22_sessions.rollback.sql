-- public.sessions is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.sessions_user_id_fkey(public.users);

drop view public.sessions;

alter table auth_gateway.sessions set schema public;
