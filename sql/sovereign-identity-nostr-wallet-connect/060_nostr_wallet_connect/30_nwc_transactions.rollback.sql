drop table public.nwc_transactions;
