set local lock_timeout = '2s';

drop policy select_own on public.nwc_transactions;
