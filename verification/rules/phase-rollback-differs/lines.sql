insert into public.audit (line)
values ('the first line');
