-- public.users is the table again.
set local lock_timeout = '2s';

drop view public.users;

alter table auth_gateway.user_accounts rename to users;

alter table auth_gateway.users set schema public;

CREATE OR REPLACE FUNCTION public.request_password_reset(p_email text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
    insert into user_activity_logs (user_id, action, resource_type)
    select u.id, 'password_reset_requested', 'user'
    from users u
    where u.email = p_email
        and exists (select 1 from auth.users a where a.id = u.id);

    return '{"message": "If the address is known, a mail is on its way."}';
end;
$function$;

CREATE OR REPLACE FUNCTION public.is_admin()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
AS $function$
    select exists (
        select 1
        from public.users
        where id = auth.uid()
            and role in ('admin', 'superadmin')
    )
$function$;

CREATE OR REPLACE FUNCTION public.get_current_org()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
AS $function$
    select organization_id from users where id = auth.uid()
$function$;
