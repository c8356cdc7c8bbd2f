create function public.set_updated_at()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
    -- The server decides, whatever the client sent: updated_at is evidence, not input.
    new.updated_at := pg_catalog.now();

    return new;
end
$$;

revoke execute on function public.set_updated_at()
    from public, anon, authenticated, service_role;

comment on function public.set_updated_at() is
    'Trigger: stamps updated_at with the time of the transaction.';
