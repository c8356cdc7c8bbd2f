drop schema reporting;

drop extension citext;
