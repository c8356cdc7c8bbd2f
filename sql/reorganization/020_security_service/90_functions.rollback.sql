-- Before the tables move back: the facades answer the old texts, and nothing looks for the new
-- names any more when they go.

create or replace function public.update_key_usage()
returns trigger
language plpgsql
security definer
as $$
begin
    update stored_api_keys
    set
        usage_count = coalesce(usage_count, 0) + 1,
        updated_at = now()
    where id = new.key_id;

    return new;
end;
$$;

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
as $$
declare
    v_session mcp_key_sessions%rowtype;
    v_key stored_api_keys%rowtype;
begin
    select * into v_session
    from mcp_key_sessions s
    where s.session_id = p_session_id
        and s.ended_at is null
        and s.expires_at > now();

    if not found or not p_key_name = any (v_session.key_names) then
        return;
    end if;

    select * into v_key
    from stored_api_keys k
    where k.organization_id = v_session.organization_id
        and k.name = p_key_name
        and k.status = 'active';

    if not found then
        return;
    end if;

    insert into mcp_key_audit_log (event_type, organization_id, tool_id, session_id)
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
