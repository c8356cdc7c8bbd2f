set local lock_timeout = '2s';

drop policy select_own_and_redeemed on public.cashu_bearer_instruments;
