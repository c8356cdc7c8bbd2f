create schema app;

grant usage on schema app to anon, authenticated;

create foreign data wrapper dummy;

create server warehouse foreign data wrapper dummy;
