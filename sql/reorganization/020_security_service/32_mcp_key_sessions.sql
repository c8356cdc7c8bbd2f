-- Clients go on with public.mcp_key_sessions; its rows live in security_service.mcp_key_sessions.
set local lock_timeout = '2s';

alter table public.mcp_key_sessions set schema security_service;

create view public.mcp_key_sessions
with (security_invoker = on)
as
select
    t.id,
    t.session_id,
    t.request_id,
    t.tool_id,
    t.organization_id,
    t.key_names,
    t.environment,
    t.created_at,
    t.expires_at,
    t.ended_at
from security_service.mcp_key_sessions as t;

alter view public.mcp_key_sessions alter column id set default extensions.uuid_generate_v4();

alter view public.mcp_key_sessions alter column created_at set default now();

revoke all on table public.mcp_key_sessions from public, anon, authenticated, service_role;

grant select, insert, update, delete on table public.mcp_key_sessions to authenticated;

grant select, insert, update, delete on table public.mcp_key_sessions to service_role;

comment on view public.mcp_key_sessions is 'Facade of security_service.mcp_key_sessions.';

-- Behind a view PostgREST finds no key by its column or by its constraint. Clients that embed by
-- these names are given the rows by functions, which Postgres puts into their statement: hence
-- every name is qualified, and there is no search_path, which would prevent it.
create function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests)
returns setof public.mcp_key_sessions
language sql
stable
parallel safe
as $$
    select r.*
    from public.mcp_key_sessions as r
    where r.request_id = $1.id
$$;

revoke all on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests) from public, anon, authenticated, service_role;

grant execute on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests) to authenticated, service_role;

comment on function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests) is 'Embed of the key mcp_key_sessions_request_id_fkey: the rows of public.mcp_key_sessions, for PostgREST.';

-- Its text names public.mcp_key_sessions, which Postgres looks up only when it is called.
create or replace function public.cleanup_expired_mcp_resources()
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_sessions integer;
    v_tokens integer;
begin
    update security_service.mcp_key_sessions
    set ended_at = expires_at
    where ended_at is null
        and expires_at < now();

    get diagnostics v_sessions = row_count;

    update public.mcp_proxy_tokens
    set revoked_at = expires_at
    where revoked_at is null
        and expires_at < now();

    get diagnostics v_tokens = row_count;

    return v_sessions + v_tokens;
end;
$$;

-- Its text names public.mcp_key_sessions, which Postgres looks up only when it is called.
create or replace function public.get_key_for_mcp_session(
    p_session_id text,
    p_key_name text
)
returns table(
    key_name text,
    encrypted_value text,
    expires_at timestamp with time zone
)
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_session security_service.mcp_key_sessions%rowtype;
    v_key security_service.stored_api_keys%rowtype;
begin
    select * into v_session
    from security_service.mcp_key_sessions s
    where s.session_id = p_session_id
        and s.ended_at is null
        and s.expires_at > now();

    if not found or not p_key_name = any (v_session.key_names) then
        return;
    end if;

    select * into v_key
    from security_service.stored_api_keys k
    where k.organization_id = v_session.organization_id
        and k.name = p_key_name
        and k.status = 'active';

    if not found then
        return;
    end if;

    insert into public.mcp_key_audit_log (event_type, organization_id, tool_id, session_id)
    values ('key_read', v_session.organization_id, v_session.tool_id, v_session.session_id);

    return query
    select v_key.name::text, v_key.encrypted_value, v_session.expires_at;
end;
$$;
