set local lock_timeout = '2s';

drop policy delete_own on public.privacy_users;

drop policy update_own on public.privacy_users;

drop policy insert_own on public.privacy_users;

drop policy select_own on public.privacy_users;
