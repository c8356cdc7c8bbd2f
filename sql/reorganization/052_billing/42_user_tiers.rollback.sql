-- public.user_tiers is the table again.
set local lock_timeout = '2s';

drop view public.user_tiers;

alter table billing.user_tiers set schema public;
