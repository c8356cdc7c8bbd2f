-- public.risk_analysis is the table again.
set local lock_timeout = '2s';

drop view public.risk_analysis;

alter table marketplace.risk_analysis set schema public;
