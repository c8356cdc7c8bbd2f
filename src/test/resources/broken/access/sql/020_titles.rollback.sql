drop view app.titles;
