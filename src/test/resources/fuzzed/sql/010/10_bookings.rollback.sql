drop trigger _100_touch on app.bookings;
drop function app.book(text, numeric);
drop view app.rooms;
drop policy insert_own on app.bookings;
alter table app.bookings disable row level security;
drop table app.bookings;
drop schema app;
