create table public.tags (
    tag_id bigint generated always as identity primary key,
    owner_user_id uuid not null references auth.users (id),
    name text not null
);

create index tags_owner_user_id_idx on public.tags (owner_user_id);

alter table public.tags enable row level security;

alter table public.tags force row level security;

create policy select_own
on public.tags
as permissive
for select
to authenticated
using (owner_user_id = (select auth.uid()));

create policy insert_own
on public.tags
as permissive
for insert
to authenticated
with check (owner_user_id = (select auth.uid()));

create policy update_own
on public.tags
as permissive
for update
to authenticated
using (owner_user_id = (select auth.uid()))
with check (owner_user_id = (select auth.uid()));

revoke all on public.tags from public, anon, authenticated, service_role;

revoke all on sequence public.tags_tag_id_seq from public, anon, authenticated, service_role;

grant select, insert on public.tags to authenticated;

grant update (name, owner_user_id) on public.tags to authenticated;
