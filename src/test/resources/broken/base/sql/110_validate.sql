alter table app.tickets validate constraint tickets_priority_check;
