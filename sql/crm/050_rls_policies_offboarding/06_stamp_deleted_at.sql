set local lock_timeout = '2s';

create function public.stamp_deleted_at()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
    -- The time of the transaction, whatever the client sent: the select policies show a row until the
    -- end of the transaction that deletes it, which is how UPDATE ... RETURNING can give it back.
    -- A row deleted before keeps its first time.
    new.deleted_at := coalesce(old.deleted_at, pg_catalog.now());

    return new;
end
$$;

revoke execute on function public.stamp_deleted_at()
    from public, anon, authenticated, service_role;

comment on function public.stamp_deleted_at() is
    'Trigger: stamps deleted_at with the time of the transaction, once.';

create trigger _200_stamp_deleted_at
before update on public.organizations
for each row
when (new.deleted_at is not null)
execute function public.stamp_deleted_at();

create trigger _200_stamp_deleted_at
before update on public.contacts
for each row
when (new.deleted_at is not null)
execute function public.stamp_deleted_at();

create trigger _200_stamp_deleted_at
before update on public.products
for each row
when (new.deleted_at is not null)
execute function public.stamp_deleted_at();

create trigger _200_stamp_deleted_at
before update on public.product_distributors
for each row
when (new.deleted_at is not null)
execute function public.stamp_deleted_at();

create trigger _200_stamp_deleted_at
before update on public.opportunities
for each row
when (new.deleted_at is not null)
execute function public.stamp_deleted_at();

create trigger _200_stamp_deleted_at
before update on public.interactions
for each row
when (new.deleted_at is not null)
execute function public.stamp_deleted_at();
