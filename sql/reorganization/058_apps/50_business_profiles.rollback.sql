-- public.business_profiles is the table again.
set local lock_timeout = '2s';

drop view public.business_profiles;

alter table app_seftec.business_profiles set schema public;
