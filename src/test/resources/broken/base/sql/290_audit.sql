create table app.audit (
    line text primary key
);
