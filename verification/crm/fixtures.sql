-- The people that every check speaks of. Run before the changelog, on throwaway databases only.
-- alice and bob sell, carol owns nothing of theirs, dora is an administrator by app_metadata,
-- erin is a principal herself.
insert into auth.users (id, email, raw_app_meta_data, raw_user_meta_data)
values
    ('00000000-0000-0000-0000-00000000a11c', 'alice@example.com', '{}', '{}'),
    ('00000000-0000-0000-0000-000000000b0b', 'bob@example.com', '{}', '{}'),
    -- What users write about themselves makes nobody an administrator.
    ('00000000-0000-0000-0000-00000000ca01', 'carol@example.com', '{}', '{"role": "admin"}'),
    ('00000000-0000-0000-0000-00000000d04a', 'dora@example.com', '{"role": "admin"}', '{}'),
    ('00000000-0000-0000-0000-00000000e417', 'erin@example.com', '{}', '{}');
