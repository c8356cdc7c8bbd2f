alter table app.settings add column note text;
