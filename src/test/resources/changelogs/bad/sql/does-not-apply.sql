alter table thing add name text;

-- The next one is wrong.
alter table public.nowhere add name text;
