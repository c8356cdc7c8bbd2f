-- security definer: who is behind a hash stands in privacy_users, and the policies here must not depend
-- on what the caller may read there. Only the verified sub is asked, never a setting of the caller's.
create function sovereign.user_hash_of_caller()
returns text
language sql
stable
security definer
set search_path = ''
as $$
    select p.hashed_uuid
    from public.privacy_users as p
    where p.user_id = (select auth.uid())
$$;

revoke execute on function sovereign.user_hash_of_caller()
    from public, anon, authenticated, service_role;

comment on function sovereign.user_hash_of_caller() is
    'The hash under which the caller''s OTP rows stand; null for whoever has none.';
