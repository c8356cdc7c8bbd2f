-- Clients go on with public.auth_api_keys; its rows live in auth_gateway.auth_api_keys.
set local lock_timeout = '2s';

alter table public.auth_api_keys set schema auth_gateway;

create view public.auth_api_keys
with (security_invoker = on)
as
select
    t.key_id,
    t.user_id,
    t.name,
    t.is_active,
    t.created_at,
    t.revoked_at
from auth_gateway.auth_api_keys as t;

alter view public.auth_api_keys alter column is_active set default true;

revoke all on table public.auth_api_keys from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.auth_api_keys to service_role;

comment on view public.auth_api_keys is 'Facade of auth_gateway.auth_api_keys.';

-- Its text names public.auth_api_keys, which Postgres looks up only when it is called.
create or replace function public.apply_auth_event()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    case new.event_type
        when 'user.registered', 'user.updated' then
            insert into auth_gateway.auth_users (
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
            insert into auth_gateway.auth_sessions (session_id, user_id, platform, started_at)
            values (
                new.aggregate_id,
                new.payload ->> 'user_id',
                coalesce(new.payload ->> 'platform', 'web'),
                new.occurred_at
            )
            on conflict (session_id) do nothing;
        when 'session.ended' then
            update auth_gateway.auth_sessions
            set ended_at = new.occurred_at
            where session_id = new.aggregate_id;
        when 'api_key.created' then
            insert into auth_gateway.auth_api_keys (key_id, user_id, name, created_at)
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
            update auth_gateway.auth_api_keys
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
