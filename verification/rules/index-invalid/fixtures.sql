insert into public.visits (at, page)
values ('2026-03-01', 'home');
