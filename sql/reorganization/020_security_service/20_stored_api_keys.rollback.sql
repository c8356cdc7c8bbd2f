-- public.stored_api_keys is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.key_security_events_key_id_fkey(public.key_security_events);

drop function public.key_id(public.key_security_events);

drop function public.key_usage_analytics_key_id_fkey(public.key_usage_analytics);

drop function public.key_id(public.key_usage_analytics);

drop function public.key_rotation_policies_key_id_fkey(public.key_rotation_policies);

drop function public.key_id(public.key_rotation_policies);

drop function public.stored_api_keys_project_id_fkey(public.api_key_projects);

drop view public.stored_api_keys;

alter table security_service.stored_api_keys set schema public;

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
