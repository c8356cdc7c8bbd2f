-- public.notifications is the table again.
set local lock_timeout = '2s';

-- These functions take a row of the facade, which cannot go before them.
drop function public.notification_is_live(public.notifications);

drop view public.notifications;

alter table shared_services.notifications set schema public;
