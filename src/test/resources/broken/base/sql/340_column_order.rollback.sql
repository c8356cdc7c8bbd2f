alter table app.blanks drop column title;

alter table app.blanks add column label text not null;
