set local lock_timeout = '2s';

drop policy select_active on public.cashu_mints;
