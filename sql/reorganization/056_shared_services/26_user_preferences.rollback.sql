-- public.user_preferences is the table again.
set local lock_timeout = '2s';

drop view public.user_preferences;

alter table shared_services.user_preferences set schema public;
