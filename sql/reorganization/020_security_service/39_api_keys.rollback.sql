-- public.api_keys is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.api_key_scopes_api_key_id_fkey(public.api_key_scopes);

drop function public.api_key_id(public.api_key_scopes);

drop view public.api_keys;

alter table security_service.api_keys set schema public;
