drop table app.reports;

drop function app.is_admin();
