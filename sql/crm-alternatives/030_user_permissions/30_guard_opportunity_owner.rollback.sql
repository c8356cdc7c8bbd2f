set local lock_timeout = '2s';

drop trigger _150_guard_opportunity_owner on public.opportunities;

drop function public.guard_opportunity_owner();
