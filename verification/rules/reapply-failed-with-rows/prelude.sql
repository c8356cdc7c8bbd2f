create table public.kinds (
    code text primary key,
    name text not null
);

grant select, insert, update, delete on table public.kinds to service_role;
