set local lock_timeout = '2s';

drop trigger _300_guard_references on public.interactions;

drop trigger _300_guard_references on public.opportunities;

drop trigger _300_guard_references on public.product_distributors;

drop trigger _300_guard_references on public.products;

drop trigger _300_guard_references on public.contacts;

drop function public.guard_references();
