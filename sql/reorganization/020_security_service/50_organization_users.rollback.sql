-- public.organization_users is the table again.
set local lock_timeout = '2s';

drop view public.organization_users;

alter table security_service.organization_users set schema public;

create or replace function public.is_owner(
    p_organization_id uuid
)
returns boolean
language plpgsql
stable security definer
as $$
begin
    return exists (
        select 1
        from organization_users ou
        where ou.organization_id = p_organization_id
            and ou.user_id = auth.uid()
            and ou.role = 'owner'
    );
end;
$$;
