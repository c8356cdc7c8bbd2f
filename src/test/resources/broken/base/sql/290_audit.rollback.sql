drop table app.audit;
