--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_key splitStatements:false
set local lock_timeout = '2s';
alter table app.notes
    add constraint notes_topic_id_fkey foreign key (topic_id) references app.topics (topic_id) not valid;
create function public.topic_id(public.notes)
returns setof public.topics
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.topics as r
    where r.topic_id = $1.topic_id
$$;
revoke all on function public.topic_id(public.notes) from public, anon, authenticated, service_role;
grant execute on function public.topic_id(public.notes) to authenticated;
create function public.notes_topic_id_fkey(public.notes)
returns setof public.topics
language sql
stable
rows 1
parallel safe
as $$
    select r.*
    from public.topics as r
    where r.topic_id = $1.topic_id
$$;
revoke all on function public.notes_topic_id_fkey(public.notes) from public, anon, authenticated, service_role;
grant execute on function public.notes_topic_id_fkey(public.notes) to authenticated;
create function public.notes_topic_id_fkey(public.topics)
returns setof public.notes
language sql
stable
parallel safe
as $$
    select r.*
    from public.notes as r
    where r.topic_id = $1.topic_id
$$;
revoke all on function public.notes_topic_id_fkey(public.topics) from public, anon, authenticated, service_role;
grant execute on function public.notes_topic_id_fkey(public.topics) to authenticated;
--rollback set local lock_timeout = '2s';
--rollback drop function public.notes_topic_id_fkey(public.topics);
--rollback drop function public.notes_topic_id_fkey(public.notes);
--rollback drop function public.topic_id(public.notes);
--rollback alter table app.notes drop constraint notes_topic_id_fkey;
