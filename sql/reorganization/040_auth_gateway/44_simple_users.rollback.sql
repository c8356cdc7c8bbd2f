-- public.simple_users is the table again.
set local lock_timeout = '2s';

drop view public.simple_users;

alter table auth_gateway.simple_users set schema public;
