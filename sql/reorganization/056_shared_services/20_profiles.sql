-- Clients go on with public.profiles; its rows live in shared_services.profiles.
set local lock_timeout = '2s';

alter table public.profiles set schema shared_services;

create view public.profiles
with (security_invoker = on)
as
select
    t.id,
    t.email,
    t.full_name,
    t.first_name,
    t.last_name,
    t.company_name,
    t.business_type,
    t.is_vendor,
    t.stripe_customer_id,
    t.subscription_tier,
    t.created_at,
    t.updated_at
from shared_services.profiles as t;

alter view public.profiles alter column is_vendor set default false;

alter view public.profiles alter column subscription_tier set default 'free'::text;

alter view public.profiles alter column created_at set default now();

alter view public.profiles alter column updated_at set default now();

revoke all on table public.profiles from public, anon, authenticated, service_role;

grant select, insert, update on table public.profiles to authenticated;

grant select, insert, update, delete on table public.profiles to service_role;

comment on view public.profiles is 'Facade of shared_services.profiles.';

-- Its text names public.profiles, which Postgres looks up only when it is called.
create or replace function public.handle_new_user()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    insert into shared_services.profiles (id, email, full_name, created_at, updated_at)
    values (
        new.id,
        new.email,
        new.raw_user_meta_data ->> 'full_name',
        coalesce(new.created_at, now()),
        coalesce(new.created_at, now())
    )
    on conflict (id) do nothing;

    return new;
end;
$$;
