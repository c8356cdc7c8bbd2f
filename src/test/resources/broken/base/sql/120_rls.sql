alter table app.tickets enable row level security;

alter table app.tickets force row level security;
