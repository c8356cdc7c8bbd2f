create table app.shops (
    shop_id bigint generated always as identity primary key,
    name text not null,
    door text
);

alter table app.shops enable row level security;

create policy select_all
on app.shops
as permissive
for select
to anon
using (true);

grant select on app.shops to anon;
