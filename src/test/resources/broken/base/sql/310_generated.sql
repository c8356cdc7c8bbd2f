alter table app.labels add column initial text generated always as (left(label, 1)) stored;
