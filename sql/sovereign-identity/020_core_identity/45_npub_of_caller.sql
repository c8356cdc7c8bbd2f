-- app_metadata is written by the server, after the key was proven with a signed event. user_metadata is
-- written by the user himself, so a key that stands there proves nothing.
create function sovereign.npub_of_caller()
returns text
language sql
stable
security invoker
set search_path = ''
as $$
    select (select auth.jwt()) -> 'app_metadata' ->> 'npub'
$$;

revoke execute on function sovereign.npub_of_caller()
    from public, anon, authenticated, service_role;

grant execute on function sovereign.npub_of_caller() to authenticated, service_role;

comment on function sovereign.npub_of_caller() is
    'The npub of the verified token, or null. In policies: (select sovereign.npub_of_caller()).';
