alter table app.labels drop column title;

alter table app.labels add column label text not null;
