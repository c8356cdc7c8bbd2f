create table public.kinds (
    code text primary key,
    name text not null
);
