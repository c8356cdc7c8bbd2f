-- security definer: the profile that anon registered is nobody's, so no policy shows it. It is given to
-- whoever holds its key, and the proof of that is the npub that the server put into app_metadata.
create function public.claim_profile()
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_user_id uuid := (select auth.uid());
    v_npub text := (select sovereign.npub_of_caller());
    v_profile_id uuid;
begin
    if v_user_id is null or v_npub is null then
        raise exception using
            errcode = 'PR103',
            message = 'a profile is claimed by a signed-in user whose key is proven',
            detail = 'The token has no sub, or no npub in its app_metadata.',
            hint = 'Prove the key to the server, which writes app_metadata.npub, and sign in again.';
    end if;

    if exists (
        select
        from public.profiles as p
        where p.user_id = v_user_id
    ) then
        raise exception using
            errcode = 'PR104',
            message = 'you have a profile already',
            hint = 'One user has one profile: edit it, or delete it first.';
    end if;

    update public.profiles
    set
        user_id = v_user_id,
        is_active = true
    where npub = v_npub
        and user_id is null
    returning id into v_profile_id;

    if v_profile_id is null then
        raise exception using
            errcode = 'PR105',
            message = 'there is no profile to claim for your key',
            detail = 'No profile that waits for its user has this npub.',
            hint = 'Insert a profile of your own instead.';
    end if;

    return v_profile_id;
end
$$;

revoke execute on function public.claim_profile()
    from public, anon, authenticated, service_role;

grant execute on function public.claim_profile() to authenticated;

comment on function public.claim_profile() is
    'Gives the profile that was registered with the callers key to the caller, and activates it. Returns its id.';
