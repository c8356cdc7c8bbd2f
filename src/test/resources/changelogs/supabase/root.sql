--liquibase formatted sql logicalFilePath:root.sql

--changeset alice:010_photos splitStatements:false
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('photos', 'photos', false, 5242880, array['image/png', 'image/jpeg']);
create policy photos_read
on storage.objects
as permissive
for select
to authenticated
using (bucket_id = 'photos' and (storage.foldername(name))[1] = (select auth.uid()::text));
create policy photos_write
on storage.objects
as permissive
for insert
to authenticated
with check (
    bucket_id = 'photos'
    and (select auth.uid()::text) = owner_id
    and storage.extension(name) in ('png', 'jpg')
);
create policy photos_delete
on storage.objects
as permissive
for delete
to authenticated
using (bucket_id = 'photos' and owner_id = (select auth.uid()::text));
--rollback drop policy photos_delete on storage.objects;
--rollback drop policy photos_write on storage.objects;
--rollback drop policy photos_read on storage.objects;
--rollback delete from storage.buckets where id = 'photos';

--changeset alice:020_secret splitStatements:false
select vault.create_secret('not a secret', 'hook_token', 'what the hook is sent with');
--rollback delete from vault.secrets where name = 'hook_token';

--changeset alice:030_orders splitStatements:false
create schema shop;
grant usage on schema shop to authenticated;
create table shop.orders (
    id bigint generated always as identity primary key,
    owner_id uuid not null,
    note text,
    updated_at timestamptz not null default now()
);
create index orders_owner_id_idx on shop.orders (owner_id);
alter table shop.orders enable row level security;
alter table shop.orders force row level security;
create policy select_own
on shop.orders
as permissive
for select
to authenticated
using (owner_id = (select auth.uid()));
grant select on shop.orders to authenticated;
--rollback drop table shop.orders;
--rollback drop schema shop;

--changeset alice:040_hook splitStatements:false
create function shop.tell()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
    v_token text;
begin
    select s.decrypted_secret into v_token
    from vault.decrypted_secrets as s
    where s.name = 'hook_token';

    perform net.http_post(
        url := 'https://shop.example/hook',
        body := pg_catalog.jsonb_build_object('order', new.id),
        headers := pg_catalog.jsonb_build_object('Authorization', 'Bearer ' || v_token),
        timeout_milliseconds := 2000
    );
    perform realtime.broadcast_changes(
        'orders:' || new.owner_id::text, tg_op, tg_op, tg_table_name, tg_table_schema, new, old
    );
    return null;
end
$$;
revoke execute on function shop.tell() from public;
create trigger _900_tell
after insert or update on shop.orders
for each row execute function shop.tell();
insert into shop.orders (owner_id, note)
values ('a11ce000-0000-4000-8000-000000000001', 'told');
delete from shop.orders where note = 'told';
--rollback drop trigger _900_tell on shop.orders;
--rollback drop function shop.tell();

--changeset alice:050_nightly splitStatements:false
select cron.schedule('nightly', '30 2 * * *', 'delete from shop.orders where note is null');
--rollback select cron.unschedule('nightly');

--changeset alice:060_channel splitStatements:false
create policy orders_listen
on realtime.messages
as permissive
for select
to authenticated
using (
    extension = 'broadcast'
    and (select realtime.topic()) = 'orders:' || (select auth.uid()::text)
);
--rollback drop policy orders_listen on realtime.messages;
