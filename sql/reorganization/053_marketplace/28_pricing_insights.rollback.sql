-- public.pricing_insights is the table again.
set local lock_timeout = '2s';

drop view public.pricing_insights;

alter table marketplace.pricing_insights set schema public;
