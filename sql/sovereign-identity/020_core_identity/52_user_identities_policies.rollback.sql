set local lock_timeout = '2s';

drop policy delete_own on public.user_identities;

drop policy update_own on public.user_identities;

drop policy insert_own on public.user_identities;

drop policy select_own on public.user_identities;
