set local lock_timeout = '2s';

drop trigger _100_end_of_manual on public.opportunities;

drop function public.end_of_manual();
