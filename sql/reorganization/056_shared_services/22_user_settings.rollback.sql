-- public.user_settings is the table again.
set local lock_timeout = '2s';

drop view public.user_settings;

alter table shared_services.settings rename to user_settings;

alter table shared_services.user_settings set schema public;
