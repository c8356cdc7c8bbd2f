--: SEC001 rls not enabled = rls-disabled
create table public.open (id bigint primary key);
grant select on public.open to authenticated;
--: SEC002 force missing =
create table public.held (id bigint primary key);
alter table public.held enable row level security;
--: SEC003 permissive policy for public = policy-always-true
create policy all_of_it on public.notes for update to public using (true) with check (true);
grant update on public.notes to anon;
--: SEC004 inverted check of who asks = policy-open-to-visitors
create policy own on public.notes for select to public
    using ((select auth.uid()) is null or owner_id = (select auth.uid()));
grant select on public.notes to anon;
--: SEC005 no column in the policy = policy-trusts-session-variable
create policy own on public.notes for select to authenticated
    using ((select current_setting('app.is_admin', true)) = 'yes');
grant select on public.notes to authenticated;
--: SEC006 write without check = policy-always-true
create policy all_of_it on public.notes for update to authenticated using (true);
grant update on public.notes to authenticated;
--: SEC007 all policies permissive =
create policy own on public.notes for select to authenticated using (owner_id = (select auth.uid()));
grant select on public.notes to authenticated;
--: SEC008 using (true) = policy-reads-everything
create policy all_of_it on public.notes for select to authenticated using (true);
create policy own on public.notes for delete to authenticated using (owner_id = (select auth.uid()));
grant select, delete on public.notes to authenticated;
--: SEC009 no policies = rls-without-policy
grant select on public.notes to authenticated;
--: SEC010 constant false = policy-never-true
create policy none on public.notes for select to authenticated using (false);
grant select on public.notes to authenticated;
--: SEC011 or true = policy-reads-everything
create policy own on public.notes for select to authenticated
    using (owner_id = (select auth.uid()) or true);
grant select on public.notes to authenticated;
--: SEC012 only restrictive policies = rls-without-policy
create policy own on public.notes as restrictive for select to authenticated
    using (owner_id = (select auth.uid()));
grant select on public.notes to authenticated;
--: SEC013 trigger that goes past policies =
create table public.trail (id bigint generated always as identity primary key, note_id bigint);
alter table public.trail enable row level security;
create function public.t() returns trigger language plpgsql security definer set search_path = ''
    as 'begin insert into public.trail (note_id) values (new.id); return new; end';
revoke execute on function public.t() from public;
create trigger t after insert on public.notes for each row execute function public.t();
--: SEC014 definer function past row security = definer-without-caller-check
create function public.f() returns bigint language sql security definer set search_path = ''
    as 'select count(*) from public.notes';
revoke execute on function public.f() from public;
grant execute on function public.f() to authenticated;
--: SEC015 pg_temp not last in the path = definer-path-without-temp
create function public.f() returns bigint language sql security definer set search_path = public
    as 'select count(*) from notes where owner_id = auth.uid()';
revoke execute on function public.f() from public;
grant execute on function public.f() to authenticated;
--: SEC018 column against current_user = policy-compares-role
create table public.files (id bigint primary key, owner_name text not null);
alter table public.files enable row level security;
create policy own on public.files for select to authenticated using (owner_name = current_user);
grant select on public.files to authenticated;
--: SEC019 current_setting without missing_ok = policy-trusts-session-variable
create policy own on public.notes for select to authenticated
    using (owner_id = (select current_setting('app.user'))::uuid);
grant select on public.notes to authenticated;
--: SEC020 with check (true) beside a using = policy-always-true
create policy own on public.notes for update to authenticated
    using (owner_id = (select auth.uid())) with check (true);
grant update on public.notes to authenticated;
--: SEC021 identity against a literal =
create policy own on public.notes for select to authenticated
    using (owner_id = '00000000-0000-0000-0000-000000000001');
grant select on public.notes to authenticated;
--: SEC022 no policy for writes =
create policy own on public.notes for select to authenticated using (owner_id = (select auth.uid()));
grant select on public.notes to authenticated;
--: SEC023 policy for a role that no policy binds =
create policy own on public.notes for select to service_role using (owner_id = (select auth.uid()));
--: SEC024 setting without a prefix =
create policy own on public.notes for select to authenticated
    using (body = (select current_setting('application_name', true)));
grant select on public.notes to authenticated;
--: SEC025 predicate reads a table without row security = rls-disabled
create table public.members (user_id uuid primary key);
grant select on public.members to authenticated;
create policy own on public.notes for select to authenticated
    using (owner_id in (select m.user_id from public.members as m));
grant select on public.notes to authenticated;
--: SEC026 like against who asks =
create policy own on public.notes for select to authenticated
    using (body like '%' || (select auth.jwt() ->> 'email') || '%');
grant select on public.notes to authenticated;
--: SEC027 column of a principal that no policy asks for =
create policy short on public.notes for select to authenticated using (length(body) < 10);
grant select on public.notes to authenticated;
--: SEC028 with check (true) = policy-always-true
create policy all_of_it on public.notes for insert to authenticated with check (true);
grant insert on public.notes to authenticated;
--: SEC030 discriminator may be null =
create table public.files (id bigint primary key, owner_id uuid);
create index files_owner_id_idx on public.files (owner_id);
alter table public.files enable row level security;
create policy own on public.files for select to authenticated using (owner_id = (select auth.uid()));
grant select on public.files to authenticated;
--: SEC031 restrictive using (true) = policy-narrows-nothing
create policy own on public.notes for select to authenticated using (owner_id = (select auth.uid()));
create policy narrow on public.notes as restrictive for select to authenticated using (true);
grant select on public.notes to authenticated;
--: SEC032 policies without row security = policy-without-rls
create policy own on public.notes for select to authenticated using (owner_id = (select auth.uid()));
alter table public.notes disable row level security;
grant select on public.notes to authenticated;
--: SEC033 user_metadata = policy-trusts-user-metadata
create policy own on public.notes for select to authenticated
    using ((select auth.jwt()) -> 'user_metadata' ->> 'role' = 'admin');
grant select on public.notes to authenticated;
--: SEC034 auth.email() =
create policy own on public.notes for select to authenticated
    using (body = (select auth.jwt() ->> 'email'));
grant select on public.notes to authenticated;
--: SEC035 unique without the tenant = unique-reveals-rows
alter table public.notes add constraint notes_body_key unique (body);
create policy own on public.notes for all to authenticated using (owner_id = (select auth.uid()));
grant select, insert on public.notes to authenticated;
--: SEC036 exists without the caller =
create policy own on public.notes for select to authenticated
    using (exists (select from auth.users as u where u.id is not null));
grant select on public.notes to authenticated;
--: SEC037 auth.role() against no role = policy-never-true
create policy own on public.notes for select to authenticated
    using ((select auth.role()) = 'autenticated' and owner_id = (select auth.uid()));
grant select on public.notes to authenticated;
--: SEC038 true for who has not signed in = policy-open-to-visitors
create policy own on public.notes for select to public
    using (owner_id = (select auth.uid()) or (select auth.uid()) is null);
grant select on public.notes to anon;
--: SEC039 anon writes = policy-always-true
create policy all_of_it on public.notes for insert to anon with check (true);
grant insert on public.notes to anon;
--: SEC040 check without the scope of the using = insert-in-anothers-name
create policy own on public.notes for update to authenticated
    using (owner_id = (select auth.uid())) with check (body <> '');
grant select, update on public.notes to authenticated;
--: SEC041 partition past its parent = rls-disabled
create table public.parts (id bigint primary key) partition by range (id);
alter table public.parts enable row level security;
create table public.parts_1 partition of public.parts for values from (0) to (10);
grant select on public.parts_1 to authenticated;
--: SEC042 anon calls a definer function = definer-executable-by-anon
create function public.f() returns bigint language sql security definer set search_path = ''
    as 'select count(*) from public.notes';
grant execute on function public.f() to anon;
--: SEC043 child by inheritance past its parent = rls-disabled
create table public.child () inherits (public.notes);
grant select on public.child to authenticated;
--: SEC044 default privileges for a low role = default-privileges-open
alter default privileges in schema public grant select on tables to anon;
--: SEC045 sensitive column = sensitive-column-exposed
create table public.keys (id bigint primary key, api_key text);
alter table public.keys enable row level security;
create policy all_of_it on public.keys for select to anon using (id > 0);
grant select on public.keys to anon;
--: SEC046 immutable function that reads the session = policy-calls-immutable
create function public.me() returns uuid language sql immutable set search_path = ''
    as 'select auth.uid()';
create policy own on public.notes for select to authenticated using (owner_id = public.me());
grant select on public.notes to authenticated;
--: SEC047 foreign key as an oracle = foreign-key-reveals-rows
create policy own on public.notes for select to authenticated using (owner_id = (select auth.uid()));
grant select on public.notes to authenticated;
create table public.remarks (
    id bigint generated always as identity primary key,
    note_id bigint references public.notes,
    by_id uuid not null
);
alter table public.remarks enable row level security;
create policy own on public.remarks for insert to authenticated
    with check (by_id = (select auth.uid()));
grant insert on public.remarks to authenticated;
--: SEC049 table that a low role reads = rls-disabled
create table public.open (id bigint primary key);
grant select on public.open to anon;
--: SEC052 auth.users through a view = auth-users-exposed
create view public.people as select id, email from auth.users;
grant select on public.people to anon;
--: SEC053 foreign table = foreign-table-exposed
create foreign data wrapper nothing;
create server far foreign data wrapper nothing;
create foreign table public.far (id bigint) server far;
grant select on public.far to anon;
--: SEC054 materialized view = materialized-view-exposed
create materialized view public.totals as select count(*) as n from public.notes;
grant select on public.totals to anon;
--: PERF001 auth function for each row = policy-calls-per-row
create policy own on public.notes for select to authenticated using (owner_id = auth.uid());
grant select on public.notes to authenticated;
--: PERF002 volatile function = policy-calls-volatile
create function public.me() returns uuid language plpgsql volatile set search_path = ''
    as 'begin return auth.uid(); end';
create policy own on public.notes for select to authenticated using (owner_id = public.me());
grant select on public.notes to authenticated;
--: PERF003 column without an index = policy-column-without-index
create table public.files (id bigint primary key, owner_id uuid not null);
alter table public.files enable row level security;
create policy own on public.files for select to authenticated using (owner_id = (select auth.uid()));
grant select on public.files to authenticated;
--: PERF004 function around a column =
create policy own on public.notes for select to authenticated
    using (lower(owner_id::text) = (select auth.uid()::text));
grant select on public.notes to authenticated;
--: HYG002 name that says nothing =
create policy policy1 on public.notes for select to authenticated using (owner_id = (select auth.uid()));
grant select on public.notes to authenticated;
--: HYG003 the same policy twice = multiple-permissive-policies
create policy own on public.notes for select to authenticated using (owner_id = (select auth.uid()));
create policy again on public.notes for select to authenticated using (owner_id = (select auth.uid()));
grant select on public.notes to authenticated;
--: VIEW001 view without security_invoker = view-without-security-invoker
create view public.all_notes as select * from public.notes;
grant select on public.all_notes to authenticated;
--: VIEW002 view without a barrier =
create view public.my_notes with (security_invoker = on) as select * from public.notes where id > 5;
grant select on public.my_notes to authenticated;
--: VIEW003 materialized view of guarded rows = materialized-view-exposed
create materialized view public.copies as select * from public.notes;
grant select on public.copies to authenticated;
--: VIEW004 view that calls a definer function = definer-without-caller-check
create function public.f() returns bigint language sql security definer set search_path = ''
    as 'select count(*) from public.notes';
revoke execute on function public.f() from public;
grant execute on function public.f() to authenticated;
create view public.counted with (security_invoker = on) as select public.f() as n;
grant select on public.counted to authenticated;
