-- public.user_config is the table again.
set local lock_timeout = '2s';

drop view public.user_config;

alter table shared_services.user_config set schema public;
