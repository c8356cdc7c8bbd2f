insert into public.organizations (organization_id, name, state_code, segment)
values
    ('de300000-0000-4000-8000-000100000001', 'Demo Pasta Makers', 'IL', null),
    ('de300000-0000-4000-8000-000100000002', 'Demo Food Distribution', 'WI', null),
    ('de300000-0000-4000-8000-000100000003', 'Demo Regional Distribution', 'IN', null),
    ('de300000-0000-4000-8000-000100000004', 'Demo Trattoria', 'IL', 'Casual dining');
