alter table app.settings set (fillfactor = 70);
