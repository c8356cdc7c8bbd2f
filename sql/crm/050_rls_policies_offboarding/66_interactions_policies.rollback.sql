set local lock_timeout = '2s';

drop policy update_own_and_of_own_opportunities on public.interactions;

drop policy insert_own_on_own_opportunities on public.interactions;

drop policy select_own_and_of_own_opportunities on public.interactions;
