-- Before the tables move back: the facades answer the old texts, and nothing looks for the new
-- names any more when they go.

create or replace function public.handle_new_user()
returns trigger
language plpgsql
security definer
set search_path = 'public'
as $$
begin
    insert into public.profiles (id, email, full_name, created_at, updated_at)
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
