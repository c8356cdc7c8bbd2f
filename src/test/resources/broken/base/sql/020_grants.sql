grant delete on app.notes to authenticated;

grant update (label) on app.kinds to authenticated;

grant usage on sequence app.ticket_numbers to authenticated;

revoke execute on function app.nobody() from public;
