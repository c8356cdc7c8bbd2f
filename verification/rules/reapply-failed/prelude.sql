create table public.kinds (
    kind_id bigint generated always as identity primary key,
    name text not null unique
);

create table public.wrappings (
    kind_id bigint not null references public.kinds (kind_id),
    paper text primary key
);
