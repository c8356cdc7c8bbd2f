drop table public.cashu_bearer_instruments;
