create or replace function close_ticket(ticket_id bigint)
returns void
language sql
as $$
    update ticket set state = 'closed' where id = ticket_id;
$$;
