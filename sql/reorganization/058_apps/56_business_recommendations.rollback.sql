-- public.business_recommendations is the table again.
set local lock_timeout = '2s';

drop view public.business_recommendations;

alter table app_seftec.business_recommendations set schema public;
