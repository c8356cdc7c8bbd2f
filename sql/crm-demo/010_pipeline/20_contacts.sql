insert into public.contacts (
    contact_id,
    organization_id,
    first_name,
    last_name,
    email,
    is_primary
)
values
    ('de300000-0000-4000-8000-000200000001', 'de300000-0000-4000-8000-000100000001', 'Paula', 'Demo', 'paula@pasta.example', true),
    ('de300000-0000-4000-8000-000200000002', 'de300000-0000-4000-8000-000100000004', 'Tito', 'Demo', 'tito@trattoria.example', true);
