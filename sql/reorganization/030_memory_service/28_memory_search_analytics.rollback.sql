-- public.memory_search_analytics is the table again.
set local lock_timeout = '2s';

drop view public.memory_search_analytics;

alter table security_service.memory_search_analytics set schema public;

create or replace function public.track_search_analytics(
    p_user_id uuid,
    p_query text,
    p_results integer
)
returns uuid
language sql
security definer
as $$
    insert into public.memory_search_analytics (user_id, query, results_count)
    values (p_user_id, p_query, p_results)
    returning id
$$;

create or replace function public.log_search_analytics(
    p_query text,
    p_search_type text,
    p_results_count integer,
    p_execution_time_ms integer
)
returns void
language plpgsql
as $$
begin
    insert into memory_search_analytics (
        user_id,
        query,
        search_type,
        results_count,
        execution_time_ms
    )
    values (auth.uid(), p_query, p_search_type, p_results_count, p_execution_time_ms);
end;
$$;
