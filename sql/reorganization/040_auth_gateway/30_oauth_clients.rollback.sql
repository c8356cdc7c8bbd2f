-- public.oauth_clients is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.oauth_authorization_codes_client_id_fkey(public.oauth_authorization_codes);

drop function public.client_id(public.oauth_authorization_codes);

drop function public.oauth_tokens_client_id_fkey(public.oauth_tokens);

drop function public.client_id(public.oauth_tokens);

drop view public.oauth_clients;

alter table auth_gateway.oauth_clients set schema public;
