alter table app.labels drop column initial;
