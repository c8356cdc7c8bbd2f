-- As before, but what is deleted no longer holds its name.
create unique index concurrently organizations_live_name_key
on public.organizations (lower(btrim(name)))
where deleted_at is null;
