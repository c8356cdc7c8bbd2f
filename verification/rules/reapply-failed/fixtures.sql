insert into public.kinds (name)
values ('plain');
