alter table app.labels drop column label;

alter table app.labels add column title text not null default '';
