drop table app.profiles;
