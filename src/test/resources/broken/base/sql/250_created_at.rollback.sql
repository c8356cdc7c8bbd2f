alter table app.settings drop column created_at;
