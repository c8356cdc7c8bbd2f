set local lock_timeout = '2s';

drop policy delete_own_without_family on public.profiles;

drop policy update_own on public.profiles;

drop policy insert_own on public.profiles;

drop policy insert_pending on public.profiles;

drop policy select_own_and_family on public.profiles;
