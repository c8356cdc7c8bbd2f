drop table app.tasks;
