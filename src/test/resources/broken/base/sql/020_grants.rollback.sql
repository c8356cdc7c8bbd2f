grant execute on function app.nobody() to public;

revoke usage on sequence app.ticket_numbers from authenticated;

revoke update (label) on app.kinds from authenticated;

revoke delete on app.notes from authenticated;
