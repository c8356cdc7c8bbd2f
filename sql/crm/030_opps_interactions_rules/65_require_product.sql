set local lock_timeout = '2s';

-- security definer: the gate must not open because a policy hides the stage from the caller.
create function public.require_product()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    if new.product_id is null
        and exists (
            select
            from public.stage_lu as s
            where s.code = new.stage
                and s.requires_product
        )
    then
        raise exception using
            errcode = 'PR022',
            message = pg_catalog.format(
                'an opportunity without a product cannot be in stage %s', new.stage),
            detail = pg_catalog.format('opportunity %s has no product_id', new.opportunity_id),
            hint = 'Set the product of the opportunity first, or choose a stage that needs none.';
    end if;

    return new;
end
$$;

revoke execute on function public.require_product()
    from public, anon, authenticated, service_role;

comment on function public.require_product() is
    'Trigger: refuses with PR022 a stage that requires a product while the opportunity '
    'has none, whether the stage comes or the product goes.';

create trigger _500_require_product_on_insert
before insert on public.opportunities
for each row
execute function public.require_product();

-- No "update of stage, product_id": _100_end_of_manual may change a stage that the statement does
-- not name. Only a change is judged: a gate closed later does not freeze the opportunities behind
-- it.
create trigger _500_require_product_on_update
before update on public.opportunities
for each row
when (
    old.stage is distinct from new.stage
    or old.product_id is distinct from new.product_id
)
execute function public.require_product();
