-- public.business_financial_insights is the table again.
set local lock_timeout = '2s';

drop view public.business_financial_insights;

alter table app_seftec.business_financial_insights set schema public;
