-- public.mcp_proxy_tokens is the table again.
set local lock_timeout = '2s';

drop view public.mcp_proxy_tokens;

alter table security_service.mcp_proxy_tokens set schema public;

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
