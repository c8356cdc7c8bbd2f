-- public.profiles is the table again.
set local lock_timeout = '2s';

drop view public.profiles;

alter table shared_services.profiles set schema public;
