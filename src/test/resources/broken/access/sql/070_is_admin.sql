create function app.is_admin()
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
    select coalesce((select auth.jwt()) -> 'app_metadata' ->> 'role', '') = 'admin'
$$;

create table app.reports (
    report_id bigint generated always as identity primary key,
    title text not null
);

alter table app.reports enable row level security;

create policy select_as_admin
on app.reports
as permissive
for select
to authenticated
using ((select app.is_admin()));

grant select on app.reports to authenticated;
