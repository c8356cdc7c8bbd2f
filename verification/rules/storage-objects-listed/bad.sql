--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_photos splitStatements:false
insert into storage.buckets (id, name, public) values ('photos', 'Photos', true);
create policy photos
on storage.objects
as permissive
for select
to authenticated
using (bucket_id = 'photos');
--rollback drop policy photos on storage.objects;
--rollback delete from storage.buckets where id = 'photos';
