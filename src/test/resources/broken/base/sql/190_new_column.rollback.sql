alter table app.settings drop column note;
