alter sequence app.ticket_numbers increment by 1 owned by none;
