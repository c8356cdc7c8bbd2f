drop table public.cashu_mints;
