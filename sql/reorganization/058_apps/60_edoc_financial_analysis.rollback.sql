-- public.edoc_financial_analysis is the table again.
set local lock_timeout = '2s';

drop view public.edoc_financial_analysis;

alter table app_seftec.edoc_financial_analysis set schema public;
