set local lock_timeout = '2s';

drop policy update_own on public.organizations;

drop policy insert_own on public.organizations;

drop policy select_own_and_shared on public.organizations;
