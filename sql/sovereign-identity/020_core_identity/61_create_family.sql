-- security definer: family_id and family_role are no columns that users write, and families no table that
-- they insert into. Here both happen together, so that no family begins without a guardian.
create function public.create_family(
    p_family_name text,
    p_domain text default null,
    p_relay_url text default null
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_profile record;
    v_family_id uuid;
begin
    select
        p.id,
        p.family_id
    into v_profile
    from public.profiles as p
    where p.user_id = (select auth.uid())
    for update;

    if not found then
        raise exception using
            errcode = 'PR106',
            message = 'you have no profile',
            hint = 'Claim the one that you registered, or insert one.';
    end if;

    if v_profile.family_id is not null then
        raise exception using
            errcode = 'PR107',
            message = 'you have a family already',
            hint = 'Leave it first: one has one family.';
    end if;

    insert into public.families (family_name, domain, relay_url)
    values (p_family_name, p_domain, p_relay_url)
    returning id into v_family_id;

    update public.profiles
    set
        family_id = v_family_id,
        family_role = 'guardian'
    where id = v_profile.id;

    return v_family_id;
end
$$;

revoke execute on function public.create_family(text, text, text)
    from public, anon, authenticated, service_role;

grant execute on function public.create_family(text, text, text) to authenticated;

comment on function public.create_family(text, text, text) is
    'Makes a family and the caller its guardian. Returns its id.';
