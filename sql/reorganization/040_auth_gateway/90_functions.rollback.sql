-- Before the tables move back: the facades answer the old texts, and nothing looks for the new
-- names any more when they go.

create or replace function public.request_password_reset(
    p_email text
)
returns jsonb
language plpgsql
security definer
set search_path = 'public'
as $$
begin
    insert into user_activity_logs (user_id, action, resource_type)
    select u.id, 'password_reset_requested', 'user'
    from users u
    where u.email = p_email
        and exists (select 1 from auth.users a where a.id = u.id);

    return '{"message": "If the address is known, a mail is on its way."}';
end;
$$;

create or replace function public.is_admin()
returns boolean
language sql
stable security definer
as $$
    select exists (
        select 1
        from public.users
        where id = auth.uid()
            and role in ('admin', 'superadmin')
    )
$$;

create or replace function public.get_current_org()
returns uuid
language sql
stable security definer
as $$
    select organization_id from users where id = auth.uid()
$$;

create or replace function public.cleanup_expired_oauth_sessions()
returns integer
language plpgsql
security definer
as $$
declare
    v_gone integer;
begin
    delete from oauth_sessions
    where expires_at < now();

    get diagnostics v_gone = row_count;

    return v_gone;
end;
$$;

create or replace function public.apply_auth_event()
returns trigger
language plpgsql
security definer
as $$
begin
    case new.event_type
        when 'user.registered', 'user.updated' then
            insert into auth_users (
                user_id,
                email,
                role,
                last_event_version,
                created_at,
                updated_at
            )
            values (
                new.aggregate_id,
                new.payload ->> 'email',
                coalesce(new.payload ->> 'role', 'user'),
                new.version,
                new.occurred_at,
                new.occurred_at
            )
            on conflict (user_id) do update set
                email = coalesce(excluded.email, auth_users.email),
                role = coalesce(new.payload ->> 'role', auth_users.role),
                last_event_version = excluded.last_event_version,
                updated_at = excluded.updated_at
            where auth_users.last_event_version < excluded.last_event_version;
        when 'session.started' then
            insert into auth_sessions (session_id, user_id, platform, started_at)
            values (
                new.aggregate_id,
                new.payload ->> 'user_id',
                coalesce(new.payload ->> 'platform', 'web'),
                new.occurred_at
            )
            on conflict (session_id) do nothing;
        when 'session.ended' then
            update auth_sessions
            set ended_at = new.occurred_at
            where session_id = new.aggregate_id;
        when 'api_key.created' then
            insert into auth_api_keys (key_id, user_id, name, created_at)
            values (
                new.aggregate_id,
                new.payload ->> 'user_id',
                new.payload ->> 'name',
                new.occurred_at
            )
            on conflict (key_id) do update set
                name = excluded.name,
                is_active = true,
                revoked_at = null;
        when 'api_key.revoked' then
            update auth_api_keys
            set
                is_active = false,
                revoked_at = new.occurred_at
            where key_id = new.aggregate_id;
        else
            null;
    end case;

    return new;
end;
$$;
