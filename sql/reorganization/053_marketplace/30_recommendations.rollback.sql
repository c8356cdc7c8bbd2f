-- public.recommendations is the table again.
set local lock_timeout = '2s';

drop view public.recommendations;

alter table marketplace.recommendations set schema public;
