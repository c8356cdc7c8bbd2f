-- public.oauth_sessions is the table again.
set local lock_timeout = '2s';

drop view public.oauth_sessions;

alter table auth_gateway.oauth_sessions set schema public;

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
