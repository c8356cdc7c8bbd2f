-- Postgres looks up the names in a function's text only when it is called. Until here these have
-- found the facades; from now on they find the tables.

-- Its text names public.profiles.
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
