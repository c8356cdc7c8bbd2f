alter sequence app.ticket_numbers increment by 10 owned by app.tickets.number;
