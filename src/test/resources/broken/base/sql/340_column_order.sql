alter table app.blanks drop column label;

alter table app.blanks add column title text not null default '';
