-- public.users is the table again.
set local lock_timeout = '2s';

drop view public.users;

alter table auth_gateway.user_accounts rename to users;

alter table auth_gateway.users set schema public;
