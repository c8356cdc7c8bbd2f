set local lock_timeout = '2s';

-- No role has a grant to update or delete; this holds also for those who own the table.
-- security definer: that the user is gone must be seen whatever the policies show.
create function sovereign.keep_key_rotation_logs()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    -- An entry goes with its user, and then the user is gone before it.
    if tg_op = 'DELETE'
        and not exists (select from public.user_identities as u where u.id = old.user_id)
    then
        return old;
    end if;

    raise exception using
        errcode = 'PR150',
        message = 'entries of key_rotation_logs are never changed',
        detail = pg_catalog.format('%s of entry %s', pg_catalog.lower(tg_op), old.id),
        hint = 'Write a new entry that corrects it.';
end
$$;

revoke execute on function sovereign.keep_key_rotation_logs()
    from public, anon, authenticated, service_role;

comment on function sovereign.keep_key_rotation_logs() is
    'Trigger: refuses to change or delete an entry, unless its user goes.';

create trigger _100_keep_key_rotation_logs
before update or delete on public.key_rotation_logs
for each row
execute function sovereign.keep_key_rotation_logs();
