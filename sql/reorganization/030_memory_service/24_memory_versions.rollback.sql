-- public.memory_versions is the table again.
set local lock_timeout = '2s';

drop view public.memory_versions;

alter table security_service.memory_versions set schema public;

create or replace function public.memory_version_trigger()
returns trigger
language plpgsql
security definer
as $$
begin
    if old.title is distinct from new.title
        or old.content is distinct from new.content
        or old.memory_type is distinct from new.memory_type
        or old.tags is distinct from new.tags
    then
        insert into memory_versions (
            memory_id,
            version_number,
            title,
            content,
            memory_type,
            tags,
            metadata,
            created_by
        )
        select
            old.id,
            coalesce(max(v.version_number), 0) + 1,
            old.title,
            old.content,
            old.memory_type,
            old.tags,
            old.metadata,
            coalesce(auth.uid(), old.user_id, '00000000-0000-0000-0000-000000000000')
        from memory_versions v
        where v.memory_id = old.id;
    end if;

    return new;
end;
$$;
