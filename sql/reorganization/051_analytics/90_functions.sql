-- Postgres looks up the names in a function's text only when it is called. Until here these have
-- found the facades; from now on they find the tables.

-- Its text names public.user_activity_logs.
create or replace function public.request_password_reset(
    p_email text
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
    insert into analytics.user_activity_logs (user_id, action, resource_type)
    select u.id, 'password_reset_requested', 'user'
    from public.users u
    where u.email = p_email
        and exists (select 1 from auth.users a where a.id = u.id);

    return '{"message": "If the address is known, a mail is on its way."}';
end;
$$;
