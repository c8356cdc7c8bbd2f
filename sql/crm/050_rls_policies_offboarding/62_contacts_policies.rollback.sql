set local lock_timeout = '2s';

drop policy update_own on public.contacts;

drop policy insert_own on public.contacts;

drop policy select_own_and_shared on public.contacts;
