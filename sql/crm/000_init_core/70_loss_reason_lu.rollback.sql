set local lock_timeout = '2s';

drop table public.loss_reason_lu;
