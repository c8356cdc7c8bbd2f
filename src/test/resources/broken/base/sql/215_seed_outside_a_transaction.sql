insert into app.labels (code, label) values ('late', 'Late');
