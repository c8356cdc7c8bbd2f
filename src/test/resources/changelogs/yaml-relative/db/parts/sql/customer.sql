-- A table with what an ordinary one has.
create table public.customer (
    id bigint generated always as identity primary key,
    name text not null,
    created_at timestamptz not null default now()
);

create index customer_name_idx on public.customer (lower(name));

alter table public.customer enable row level security;

create policy select_all on public.customer for select to authenticated using (true);
