-- public.auth_users is the table again.
set local lock_timeout = '2s';

drop view public.auth_users;

alter table auth_gateway.auth_users set schema public;
