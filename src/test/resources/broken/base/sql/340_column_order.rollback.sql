alter table app.blanks drop column title;

-- Rows that are there by now get something; the default was none before.
alter table app.blanks add column label text not null default '';
alter table app.blanks alter column label drop default;
