-- public.memory_access_patterns is the table again.
set local lock_timeout = '2s';

drop view public.memory_access_patterns;

alter table security_service.memory_access_patterns set schema public;

create or replace function public.track_memory_access(
    p_user_id uuid,
    p_memory_id uuid,
    p_access_type text,
    p_access_method text default 'api'::text
)
returns uuid
language plpgsql
security definer
as $$
declare
    v_id uuid;
begin
    insert into memory_access_patterns (user_id, memory_id, access_type, access_method)
    values (p_user_id, p_memory_id, p_access_type, p_access_method)
    returning id into v_id;

    perform public.update_memory_access(p_memory_id);

    return v_id;
end;
$$;
