alter table app.shapes add column initial text generated always as (left(name, 1)) stored;
