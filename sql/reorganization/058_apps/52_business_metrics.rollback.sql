-- public.business_metrics is the table again.
set local lock_timeout = '2s';

drop view public.business_metrics;

alter table app_seftec.business_metrics set schema public;
