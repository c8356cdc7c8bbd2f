set local lock_timeout = '2s';

drop table public.cashu_bearer_instruments;
