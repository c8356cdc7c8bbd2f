-- public.beneficiaries is the table again.
set local lock_timeout = '2s';

drop view public.beneficiaries;

alter table billing.beneficiaries set schema public;
