alter table app.colours alter column name type varchar(50);
