drop view app.outer_titles;

drop view app.inner_titles;
