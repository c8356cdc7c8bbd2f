set local lock_timeout = '2s';

drop policy update_as_guardian on public.families;

drop policy select_own_family on public.families;
