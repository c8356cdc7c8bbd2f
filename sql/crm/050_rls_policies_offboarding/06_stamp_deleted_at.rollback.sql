set local lock_timeout = '2s';

drop trigger _200_stamp_deleted_at on public.interactions;

drop trigger _200_stamp_deleted_at on public.opportunities;

drop trigger _200_stamp_deleted_at on public.product_distributors;

drop trigger _200_stamp_deleted_at on public.products;

drop trigger _200_stamp_deleted_at on public.contacts;

drop trigger _200_stamp_deleted_at on public.organizations;

drop function public.stamp_deleted_at();
