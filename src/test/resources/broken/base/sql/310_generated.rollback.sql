alter table app.shapes drop column initial;
