alter table app.tickets enable trigger _100_touch;

drop trigger _500_touch on app.notes;
