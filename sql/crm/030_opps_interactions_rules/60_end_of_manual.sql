set local lock_timeout = '2s';

-- security definer: the owner of the opportunity gets the same answer as the sync would give, from
-- all interactions and not only from those that policies show.
create function public.end_of_manual()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_latest record;
begin
    select
        d.stage,
        d.status
    into v_latest
    from public.latest_drivers(new.opportunity_id) as d;

    -- Where no interaction says anything, what was set by hand is all there is, and stays.
    if old.stage_manual and not new.stage_manual then
        new.stage := coalesce(v_latest.stage, new.stage);
    end if;

    if old.status_manual and not new.status_manual then
        new.status := coalesce(v_latest.status, new.status);
    end if;

    return new;
end
$$;

revoke execute on function public.end_of_manual()
    from public, anon, authenticated, service_role;

comment on function public.end_of_manual() is
    'Trigger: when stage_manual or status_manual is switched off, the field follows the '
    'latest interaction again at once.';

-- Before _500_require_product, which so judges the stage that will really be stored.
create trigger _100_end_of_manual
before update on public.opportunities
for each row
when (
    (old.stage_manual and not new.stage_manual)
    or (old.status_manual and not new.status_manual)
)
execute function public.end_of_manual();
