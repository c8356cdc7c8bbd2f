--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_devices splitStatements:false
create table app.devices (
    device_id bigint generated always as identity primary key,
    label text not null,
    api_token text not null
);
alter table app.devices enable row level security;
alter table app.devices force row level security;
create policy select_all
on app.devices
as permissive
for select
to anon
using (true);
grant select on app.devices to anon;
--rollback drop table app.devices;
