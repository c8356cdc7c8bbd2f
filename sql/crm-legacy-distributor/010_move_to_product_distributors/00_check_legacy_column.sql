-- This changelog is for databases that still carry products.primary_distributor_org_id. What we
-- find is compared with what we know, so that the way back restores exactly what was there.
do $$
declare
    v_differences text[] := '{}';
    v_type text;
begin
    select pg_catalog.format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
    into v_type
    from pg_catalog.pg_attribute as a
    where a.attrelid = 'public.products'::regclass
        and a.attname = 'primary_distributor_org_id'
        and not a.attisdropped;

    if v_type is null then
        v_differences := v_differences || 'column: expected uuid, found none'::text;
    elsif v_type <> 'uuid' then
        v_differences := v_differences || format('column: expected uuid, found %s', v_type);
    end if;

    if not exists (
        select
        from pg_catalog.pg_constraint as c
        where c.conrelid = 'public.products'::regclass
            and c.conname = 'products_primary_distributor_org_id_fkey'
            and pg_catalog.pg_get_constraintdef(c.oid) in (
                'FOREIGN KEY (primary_distributor_org_id) REFERENCES '
                'organizations(organization_id)',
                'FOREIGN KEY (primary_distributor_org_id) REFERENCES '
                'public.organizations(organization_id)'
            )
    ) then
        v_differences := v_differences
            || 'constraint products_primary_distributor_org_id_fkey: expected a plain foreign key to public.organizations, found none or another'::text;
    end if;

    -- Views, indexes and the like on the column would be dropped with it, or stop the drop halfway.
    select v_differences || coalesce(array_agg(
        format('unknown dependent: %s', pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid))
        order by d.classid, d.objid
    ), '{}')
    into v_differences
    from pg_catalog.pg_depend as d
    join pg_catalog.pg_attribute as a
        on a.attrelid = d.refobjid
        and a.attnum = d.refobjsubid
    where d.refclassid = 'pg_catalog.pg_class'::regclass
        and d.refobjid = 'public.products'::regclass
        and a.attname = 'primary_distributor_org_id'
        and not exists (
            select
            from pg_catalog.pg_constraint as c
            where d.classid = 'pg_catalog.pg_constraint'::regclass
                and c.oid = d.objid
                and c.conname = 'products_primary_distributor_org_id_fkey'
        );

    if cardinality(v_differences) > 0 then
        raise exception using
            errcode = 'PR024',
            message = 'products.primary_distributor_org_id is not the legacy column that we know',
            detail = array_to_string(v_differences, '; '),
            hint =
                'Without the column there is nothing to move: leave this changelog out. '
                'Otherwise mend the differences first.';
    end if;
end
$$;
