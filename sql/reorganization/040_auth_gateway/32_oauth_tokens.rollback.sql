-- public.oauth_tokens is the table again.
set local lock_timeout = '2s';

drop view public.oauth_tokens;

alter table auth_gateway.oauth_tokens set schema public;
