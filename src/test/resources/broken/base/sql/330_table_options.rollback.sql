alter table app.settings reset (fillfactor);
