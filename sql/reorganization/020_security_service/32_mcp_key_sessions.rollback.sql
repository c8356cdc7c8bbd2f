-- public.mcp_key_sessions is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.mcp_key_sessions_request_id_fkey(public.mcp_key_access_requests);

drop view public.mcp_key_sessions;

alter table security_service.mcp_key_sessions set schema public;

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
    v_session public.mcp_key_sessions%rowtype;
    v_key security_service.stored_api_keys%rowtype;
begin
    select * into v_session
    from public.mcp_key_sessions s
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

create or replace function public.cleanup_expired_mcp_resources()
returns integer
language plpgsql
security definer
as $$
declare
    v_sessions integer;
    v_tokens integer;
begin
    update mcp_key_sessions
    set ended_at = expires_at
    where ended_at is null
        and expires_at < now();

    get diagnostics v_sessions = row_count;

    update mcp_proxy_tokens
    set revoked_at = expires_at
    where revoked_at is null
        and expires_at < now();

    get diagnostics v_tokens = row_count;

    return v_sessions + v_tokens;
end;
$$;
