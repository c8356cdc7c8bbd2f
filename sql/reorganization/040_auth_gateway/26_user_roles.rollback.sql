-- public.user_roles is the table again.
set local lock_timeout = '2s';

drop view public.user_roles;

alter table auth_gateway.user_roles set schema public;
