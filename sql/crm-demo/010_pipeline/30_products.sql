insert into public.products (product_id, principal_org_id, name, sku, category, list_price)
values
    ('de300000-0000-4000-8000-000300000001', 'de300000-0000-4000-8000-000100000001', 'Demo Rigatoni 5 kg', 'DEMO-RIG-5', 'Pasta', 18.9000),
    ('de300000-0000-4000-8000-000300000002', 'de300000-0000-4000-8000-000100000001', 'Demo Lasagne 3 kg', 'DEMO-LAS-3', 'Pasta', 21.5000);

insert into public.product_distributors (product_id, distributor_org_id, is_primary)
values
    ('de300000-0000-4000-8000-000300000001', 'de300000-0000-4000-8000-000100000002', true),
    ('de300000-0000-4000-8000-000300000001', 'de300000-0000-4000-8000-000100000003', false);
