-- pg_catalog.now(), not clock_timestamp(): rows of one transaction carry one time.
create function sovereign.touch_updated_at()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
    new.updated_at := pg_catalog.now();

    return new;
end
$$;

revoke execute on function sovereign.touch_updated_at()
    from public, anon, authenticated, service_role;

comment on function sovereign.touch_updated_at() is
    'Trigger function: the time of the last change, whatever the client sent.';
