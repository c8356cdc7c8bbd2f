insert into public.kinds (name)
values ('plain');

insert into public.wrappings (kind_id, paper)
values (1, 'brown');
