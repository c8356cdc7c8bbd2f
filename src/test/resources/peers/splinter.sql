--: 0001 unindexed_foreign_keys = unindexed-foreign-key
create table public.tags (id bigint primary key, note_id bigint references public.notes);
alter table public.tags enable row level security;
--: 0002 auth_users_exposed = auth-users-exposed
create view public.people as select id, email from auth.users;
grant select on public.people to authenticated;
--: 0003 auth_rls_initplan = policy-calls-per-row
create policy own on public.notes for select to authenticated using (owner_id = auth.uid());
--: 0004 no_primary_key = no-primary-key
create table public.loose (body text);
alter table public.loose enable row level security;
--: 0005 unused_index =
create index notes_body_idx on public.notes (body);
--: 0006 multiple_permissive_policies = multiple-permissive-policies
create policy own on public.notes for select to authenticated using (owner_id = (select auth.uid()));
create policy free on public.notes for select to authenticated using (body = 'free');
--: 0007 policy_exists_rls_disabled = policy-without-rls
create policy own on public.notes for select to authenticated using (owner_id = (select auth.uid()));
alter table public.notes disable row level security;
grant select on public.notes to authenticated;
--: 0008 rls_enabled_no_policy = rls-without-policy
grant select on public.notes to authenticated;
--: 0009 duplicate_index = duplicate-index
create index notes_body_idx on public.notes (body);
create index notes_body_again_idx on public.notes (body);
--: 0010 security_definer_view = view-without-security-invoker
create view public.all_notes as select * from public.notes;
grant select on public.all_notes to authenticated;
--: 0011 function_search_path_mutable = function-search-path-mutable
create function public.f() returns integer language sql as 'select 1';
--: 0013 rls_disabled_in_public = rls-disabled
create table public.open (id bigint primary key);
grant select on public.open to anon;
--: 0014 extension_in_public = extension-in-public
create extension citext with schema public;
--: 0015 rls_references_user_metadata = policy-trusts-user-metadata
create policy own on public.notes for select to authenticated
    using ((select auth.jwt()) -> 'user_metadata' ->> 'role' = 'admin');
--: 0016 materialized_view_in_api = materialized-view-exposed
create materialized view public.totals as select count(*) as n from public.notes;
grant select on public.totals to anon;
--: 0017 foreign_table_in_api = foreign-table-exposed
create foreign data wrapper nothing;
create server far foreign data wrapper nothing;
create foreign table public.far (id bigint) server far;
grant select on public.far to anon;
--: 0018 unsupported_reg_types = unsupported-reg-type
create table public.kinds (id bigint primary key, kind regproc);
alter table public.kinds enable row level security;
--: 0019 insecure_queue_exposed_in_api = rls-disabled
create table public.queue (id bigint primary key, message jsonb);
grant select on public.queue to anon;
--: 0020 table_bloat =
select 1;
--: 0021 fkey_to_auth_unique = fkey-to-auth-unique
alter table auth.users add column if not exists handle text unique;
create table public.handles (handle text primary key references auth.users (handle));
alter table public.handles enable row level security;
--: 0022 extension_versions_outdated =
select 1;
--: 0023 sensitive_columns_exposed = sensitive-column-exposed
create table public.keys (id bigint primary key, api_key text);
alter table public.keys enable row level security;
create policy all_of_it on public.keys for select to anon using (id > 0);
grant select on public.keys to anon;
--: 0024 rls_policy_always_true = policy-always-true
create policy all_of_it on public.notes for update to authenticated using (true) with check (true);
grant update on public.notes to authenticated;
--: 0025 public_bucket_allows_listing =
select 1;
--: 0026 pg_graphql_anon_table_exposed =
create table public.listed (id bigint primary key);
alter table public.listed enable row level security;
create policy few on public.listed for select to anon using (id > 10);
grant select on public.listed to anon;
--: 0027 pg_graphql_authenticated_table_exposed =
create table public.listed (id bigint primary key);
alter table public.listed enable row level security;
create policy few on public.listed for select to authenticated using (id > 10);
grant select on public.listed to authenticated;
--: 0028 anon_security_definer_function_executable = definer-executable-by-anon
create function public.f() returns bigint language sql security definer set search_path = ''
    as 'select count(*) from public.notes';
grant execute on function public.f() to anon;
--: 0029 authenticated_security_definer_function_executable = definer-without-caller-check
create function public.f() returns bigint language sql security definer set search_path = ''
    as 'select count(*) from public.notes';
revoke execute on function public.f() from public;
grant execute on function public.f() to authenticated;
