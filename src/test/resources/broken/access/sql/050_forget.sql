create function app.forget(note bigint)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
    delete from app.notes as n where n.note_id = note and n.owner_user_id = (select auth.uid())
$$;

revoke execute on function app.forget(bigint) from public;

grant execute on function app.forget(bigint) to authenticated;
