create trigger _500_touch
before update on app.notes
for each row
execute function app.touch();

alter table app.tickets disable trigger _100_touch;
