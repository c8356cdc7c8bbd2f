-- Clients go on with public.organization_users; its rows live in security_service.organization_users.
set local lock_timeout = '2s';

alter table public.organization_users set schema security_service;

create view public.organization_users
with (security_invoker = on)
as
select
    t.organization_id,
    t.user_id,
    t.role,
    t.invited_by,
    t.joined_at
from security_service.organization_users as t;

alter view public.organization_users alter column role set default 'member'::character varying;

alter view public.organization_users alter column joined_at set default now();

revoke all on table public.organization_users from public, anon, authenticated, service_role;

grant select, insert, update on table public.organization_users to authenticated;

grant select, insert, update, delete on table public.organization_users to service_role;

comment on view public.organization_users is 'Facade of security_service.organization_users.';

-- Its text names public.organization_users, which Postgres looks up only when it is called.
create or replace function public.is_owner(
    p_organization_id uuid
)
returns boolean
language plpgsql
stable security definer
set search_path = ''
as $$
begin
    return exists (
        select 1
        from security_service.organization_users ou
        where ou.organization_id = p_organization_id
            and ou.user_id = auth.uid()
            and ou.role = 'owner'
    );
end;
$$;
