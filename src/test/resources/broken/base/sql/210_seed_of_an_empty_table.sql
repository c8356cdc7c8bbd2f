insert into app.labels (code, label) values ('new', 'New');
