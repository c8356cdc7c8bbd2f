-- The people that every check speaks of. Run before the changelog, on throwaway databases only.
-- alice is guardian, bob a minor and dora an adult of the family Rivera; carol is guardian of the family
-- Okafor; erin has no family; frank has signed up and not yet claimed his profile.
insert into auth.users (id, email, raw_app_meta_data, raw_user_meta_data)
values
    ('00000000-0000-0000-0000-00000000a11c', 'alice@example.com', '{"npub": "npub1fixturealice"}', '{}'),
    -- What users write about themselves makes nobody a guardian.
    ('00000000-0000-0000-0000-000000000b0b', 'bob@example.com', '{"npub": "npub1fixturebob"}', '{"role": "guardian"}'),
    ('00000000-0000-0000-0000-00000000ca01', 'carol@example.com', '{"npub": "npub1fixturecarol"}', '{}'),
    ('00000000-0000-0000-0000-00000000d04a', 'dora@example.com', '{"npub": "npub1fixturedora"}', '{}'),
    ('00000000-0000-0000-0000-00000000e417', 'erin@example.com', '{"npub": "npub1fixtureerin"}', '{}'),
    ('00000000-0000-0000-0000-00000000f4a2', 'frank@example.com', '{"npub": "npub1fixturefrank"}', '{}');
