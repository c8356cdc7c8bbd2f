-- Somebody renames the seeded kind.
update public.kinds
set name = 'Present'
where code = 'gift';
