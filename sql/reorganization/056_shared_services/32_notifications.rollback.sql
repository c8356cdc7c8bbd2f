-- public.notifications is the table again.
set local lock_timeout = '2s';

drop view public.notifications;

alter table shared_services.notifications set schema public;
