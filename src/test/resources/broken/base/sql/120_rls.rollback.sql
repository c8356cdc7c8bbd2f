alter table app.tickets no force row level security;

alter table app.tickets disable row level security;
