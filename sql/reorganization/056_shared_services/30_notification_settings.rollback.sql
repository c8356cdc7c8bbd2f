-- public.notification_settings is the table again.
set local lock_timeout = '2s';

drop view public.notification_settings;

alter table shared_services.notification_settings set schema public;
