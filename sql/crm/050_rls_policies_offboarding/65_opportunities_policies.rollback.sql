set local lock_timeout = '2s';

drop policy update_own on public.opportunities;

drop policy insert_own on public.opportunities;

drop policy select_own on public.opportunities;
