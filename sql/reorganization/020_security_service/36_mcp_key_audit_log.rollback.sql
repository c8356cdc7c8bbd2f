-- public.mcp_key_audit_log is the table again.
set local lock_timeout = '2s';

drop view public.mcp_key_audit_log;

alter table security_service.mcp_key_audit_log set schema public;

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
