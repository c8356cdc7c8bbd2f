alter table app.colours alter column name type text;
