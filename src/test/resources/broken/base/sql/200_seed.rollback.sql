delete from app.settings where name = 'theme';
