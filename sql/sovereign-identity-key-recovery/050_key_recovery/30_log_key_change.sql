set local lock_timeout = '2s';

-- security definer: nobody who changes his key may write into the log.
create function sovereign.log_key_change()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    insert into public.key_rotation_logs (user_id, actor_id, action, old_npub, new_npub)
    values (new.id, auth.uid(), 'key_changed', old.npub, new.npub);

    return null;
end
$$;

revoke execute on function sovereign.log_key_change()
    from public, anon, authenticated, service_role;

comment on function sovereign.log_key_change() is
    'Trigger: a key that changes is logged, whoever changes it and by whichever way.';

create trigger _900_log_key_change
after update on public.user_identities
for each row
when (
    old.npub is distinct from new.npub
    or old.encrypted_nsec is distinct from new.encrypted_nsec
)
execute function sovereign.log_key_change();
