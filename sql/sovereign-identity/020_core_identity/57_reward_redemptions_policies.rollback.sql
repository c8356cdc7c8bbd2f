set local lock_timeout = '2s';

drop policy delete_own_pending on public.reward_redemptions;

drop policy update_own_pending on public.reward_redemptions;

drop policy insert_own on public.reward_redemptions;

drop policy select_own_and_family on public.reward_redemptions;
