-- public.oauth_authorization_codes is the table again.
set local lock_timeout = '2s';

drop view public.oauth_authorization_codes;

alter table auth_gateway.oauth_authorization_codes set schema public;
