-- The text of 030_opps_interactions_rules/40_latest_drivers, to the letter.
create or replace function public.latest_drivers(p_opportunity_id uuid)
returns table (stage text, status text)
language sql
stable
security invoker
set search_path = ''
as $$
    -- Each on its own: the latest interaction may speak of the status only, and then an earlier one
    -- has the last word on the stage. The id decides between two of the same moment, so that every
    -- session picks the same.
    select
        (
            select i.stage
            from public.interactions as i
            where i.opportunity_id = p_opportunity_id
                and i.stage is not null
            order by
                i.interaction_date desc,
                i.created_at desc,
                i.interaction_id desc
            limit 1
        ),
        (
            select i.status
            from public.interactions as i
            where i.opportunity_id = p_opportunity_id
                and i.status is not null
            order by
                i.interaction_date desc,
                i.created_at desc,
                i.interaction_id desc
            limit 1
        )
$$;
