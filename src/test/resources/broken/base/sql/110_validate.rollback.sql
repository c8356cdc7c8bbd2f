alter table app.tickets drop constraint tickets_priority_check;

alter table app.tickets add constraint tickets_priority_check check (priority > 0) not valid;
