-- public.organizations is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.organization_id(public.memory_chunks);

drop function public.memory_chunks_organization_id_fkey(public.memory_chunks);

drop function public.organization_id(public.memory_entries);

drop function public.memory_entries_organization_id_fkey(public.memory_entries);

drop function public.topics_organization_id_fkey(public.topics);

drop function public.organization_id(public.topics);

drop function public.organization_users_organization_id_fkey(public.organization_users);

drop function public.organization_id(public.organization_users);

drop function public.users_organization_id_fkey(public.users);

drop function public.organization_id(public.users);

drop view public.organizations;

alter table security_service.organizations set schema public;
