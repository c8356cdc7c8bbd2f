-- An opportunity needs an owner: the user named in the setting crm.demo_owner, else the oldest.
do $$
declare
    v_owner uuid := nullif(current_setting('crm.demo_owner', true), '')::uuid;
begin
    v_owner := coalesce(v_owner, (
        select u.id
        from auth.users as u
        order by
            u.created_at,
            u.id
        limit 1
    ));

    if v_owner is null then
        raise exception using
            errcode = 'PR035',
            message = 'demo opportunities need a user to own them, and there is none',
            hint = 'Sign up once in the application, then run the update again.';
    end if;

    insert into public.opportunities (
        opportunity_id,
        name,
        organization_id,
        principal_org_id,
        product_id,
        distributor_org_id,
        primary_contact_id,
        estimated_value,
        probability,
        owner_user_id
    )
    values
        ('de300000-0000-4000-8000-000400000001', 'Demo: rigatoni for the trattoria', 'de300000-0000-4000-8000-000100000004', 'de300000-0000-4000-8000-000100000001', 'de300000-0000-4000-8000-000300000001', 'de300000-0000-4000-8000-000100000002', 'de300000-0000-4000-8000-000200000002', 2400.00, 40, v_owner),
        ('de300000-0000-4000-8000-000400000002', 'Demo: lasagne for the trattoria', 'de300000-0000-4000-8000-000100000004', 'de300000-0000-4000-8000-000100000001', 'de300000-0000-4000-8000-000300000002', null, 'de300000-0000-4000-8000-000200000002', 900.00, 100, v_owner);

    -- Stage and status are not set above: they come from here, as they do in real life.
    insert into public.interactions (
        interaction_id,
        opportunity_id,
        contact_id,
        type_code,
        subject,
        interaction_date,
        stage,
        status,
        owner_user_id
    )
    values
        ('de300000-0000-4000-8000-000500000001', 'de300000-0000-4000-8000-000400000001', 'de300000-0000-4000-8000-000200000002', 'call', 'Demo: first call', now() - interval '7 days', 'initial_outreach', 'open', v_owner),
        ('de300000-0000-4000-8000-000500000002', 'de300000-0000-4000-8000-000400000001', 'de300000-0000-4000-8000-000200000002', 'sample', 'Demo: samples offered', now() - interval '2 days', 'sample_visit_offered', 'waiting_customer', v_owner),
        ('de300000-0000-4000-8000-000500000003', 'de300000-0000-4000-8000-000400000002', 'de300000-0000-4000-8000-000200000002', 'meeting', 'Demo: order signed', now() - interval '1 day', 'closed_won', 'done', v_owner);
end
$$;
