insert into app.settings (name, value) values ('theme', 'dark');
