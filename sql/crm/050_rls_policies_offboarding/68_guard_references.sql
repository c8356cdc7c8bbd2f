set local lock_timeout = '2s';

-- security invoker, on purpose: what the caller's own policies hide does not exist for him, and what
-- service_role and the owner of the tables write is only checked by the foreign keys, as before.
-- A policy could not do this: its with check cannot tell a reference that changes from one that has
-- been there since before the organization was hidden, and would freeze such rows.
create function public.guard_references()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
    v_column text;
    v_parent text;
    v_key text;
    v_old uuid;
    v_new uuid;
    v_visible boolean;
begin
    -- The arguments come in threes: column, parent table, key of the parent.
    for v_argument in 0 .. tg_nargs - 1 by 3
    loop
        v_column := tg_argv[v_argument];
        v_parent := tg_argv[v_argument + 1];
        v_key := tg_argv[v_argument + 2];
        v_old := (pg_catalog.to_jsonb(old) ->> v_column)::uuid;
        v_new := (pg_catalog.to_jsonb(new) ->> v_column)::uuid;

        if v_new is not null and v_new is distinct from v_old then
            execute pg_catalog.format(
                'select exists (select from public.%I as r where r.%I = $1)', v_parent, v_key)
            into v_visible
            using v_new;

            -- The same code as a policy's refusal: to a client this is one.
            if not v_visible then
                raise exception using
                    errcode = 'insufficient_privilege',
                    message = pg_catalog.format('%s does not exist, or you cannot see it', v_column),
                    detail = pg_catalog.format('%s %s', v_column, v_new),
                    hint = 'Choose one of those that you can read.';
            end if;
        end if;
    end loop;

    return new;
end
$$;

revoke execute on function public.guard_references()
    from public, anon, authenticated, service_role;

comment on function public.guard_references() is
    'Trigger: a reference may be changed only to a row that the caller can see. Arguments in threes: column, parent table, key of the parent.';

create trigger _300_guard_references
before update of
    organization_id
on public.contacts
for each row
execute function public.guard_references(
    'organization_id', 'organizations', 'organization_id'
);

create trigger _300_guard_references
before update of
    principal_org_id
on public.products
for each row
execute function public.guard_references(
    'principal_org_id', 'organizations', 'organization_id'
);

create trigger _300_guard_references
before update of
    product_id,
    distributor_org_id
on public.product_distributors
for each row
execute function public.guard_references(
    'product_id', 'products', 'product_id',
    'distributor_org_id', 'organizations', 'organization_id'
);

create trigger _300_guard_references
before update of
    organization_id,
    principal_org_id,
    distributor_org_id,
    product_id,
    primary_contact_id
on public.opportunities
for each row
execute function public.guard_references(
    'organization_id', 'organizations', 'organization_id',
    'principal_org_id', 'organizations', 'organization_id',
    'distributor_org_id', 'organizations', 'organization_id',
    'product_id', 'products', 'product_id',
    'primary_contact_id', 'contacts', 'contact_id'
);

create trigger _300_guard_references
before update of
    opportunity_id,
    contact_id
on public.interactions
for each row
execute function public.guard_references(
    'opportunity_id', 'opportunities', 'opportunity_id',
    'contact_id', 'contacts', 'contact_id'
);
