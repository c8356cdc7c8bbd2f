-- Rows for alice and bob (of Harbour), carol (of Orchard), and nobody. Their uuids end in a11c, 0b0b
-- and ca01, those of the organizations in 0010-…; in other keys the fourth group is the table and the
-- letter says whose the row is. Nothing depends on the clock: what has expired did so in 2025, what
-- has not will in 2099.

-- A trigger makes their profiles.
insert into auth.users (
    id,
    aud,
    role,
    email,
    created_at,
    updated_at,
    raw_app_meta_data,
    raw_user_meta_data
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'authenticated', 'authenticated', 'alice@example.com', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00', '{"provider": "email"}', '{"full_name": "Alice Archer"}'),
    ('00000000-0000-0000-0000-000000000b0b', 'authenticated', 'authenticated', 'bob@example.com', '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00', '{"provider": "github"}', '{"full_name": "Bob Baker"}'),
    ('00000000-0000-0000-0000-00000000ca01', 'authenticated', 'authenticated', 'carol@example.com', '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00', '{"provider": "email"}', '{}');

insert into public.organizations (
    id,
    name,
    slug,
    description,
    is_active,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0010-00000000a11c', 'Harbour', 'harbour', 'Alice and Bob', true, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0010-00000000ca01', 'Orchard', 'orchard', null, true, '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00'),
    ('00000000-0000-0000-0100-000000000001', 'Nobody left', 'nobody-left', null, false, null, null);

insert into public.users (
    id,
    email,
    password_hash,
    organization_id,
    role,
    plan,
    settings,
    created_at,
    updated_at,
    last_login
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'alice@example.com', '$2b$12$alice', '00000000-0000-0000-0010-00000000a11c', 'admin', 'pro', '{"theme": "dark"}', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'bob@example.com', '$2b$12$bob', '00000000-0000-0000-0010-00000000a11c', 'user', 'free', '{}', '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00', null),
    ('00000000-0000-0000-0000-00000000ca01', 'carol@example.com', '$2b$12$carol', '00000000-0000-0000-0010-00000000ca01', 'admin', 'enterprise', null, '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00', '2025-11-19 09:00:00+00'),
    ('00000000-0000-0000-0101-000000000001', 'robot@example.com', '!', '00000000-0000-0000-0010-00000000a11c', 'system', 'free', '{}', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00', null);

insert into public.organization_users (
    organization_id,
    user_id,
    role,
    invited_by,
    joined_at
)
values
    ('00000000-0000-0000-0010-00000000a11c', '00000000-0000-0000-0000-00000000a11c', 'owner', null, '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0010-00000000a11c', '00000000-0000-0000-0000-000000000b0b', 'member', '00000000-0000-0000-0000-00000000a11c', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0010-00000000ca01', '00000000-0000-0000-0000-00000000ca01', 'owner', null, '2025-11-03 09:00:00+00');

insert into public.simple_users (
    id,
    email,
    password_hash,
    full_name,
    role,
    project_scope,
    is_active,
    last_login_at,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0102-000000000001', 'old@example.com', '$2b$10$old', 'Old Timer', 'user', 'maas', true, '2025-11-05 09:00:00+00', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0102-000000000002', 'older@example.com', '$2b$10$older', null, null, null, false, null, null, null);

-- The trigger has made them, with less; bob and carol sell.
insert into public.profiles (
    id,
    email,
    full_name,
    first_name,
    last_name,
    company_name,
    business_type,
    is_vendor,
    stripe_customer_id,
    subscription_tier,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'alice@example.com', 'Alice Archer', 'Alice', 'Archer', null, null, false, 'cus_alice', 'pro', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'bob@example.com', 'Bob Baker', null, null, 'Bakery Bob', 'food', true, null, 'free', '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', null, null, null, null, 'Carol and Co', 'retail', true, 'cus_carol', null, '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00')
on conflict (id) do update set
    email = excluded.email,
    first_name = excluded.first_name,
    last_name = excluded.last_name,
    company_name = excluded.company_name,
    business_type = excluded.business_type,
    is_vendor = excluded.is_vendor,
    stripe_customer_id = excluded.stripe_customer_id,
    subscription_tier = excluded.subscription_tier;

insert into public.user_roles (
    user_id,
    role,
    granted_by,
    granted_at,
    expires_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'admin', null, '2025-11-01 09:00:00+00', null),
    ('00000000-0000-0000-0000-000000000b0b', 'user', '00000000-0000-0000-0000-00000000a11c', '2025-11-02 09:00:00+00', null),
    ('00000000-0000-0000-0000-000000000b0b', 'moderator', '00000000-0000-0000-0000-00000000a11c', '2025-11-02 09:00:00+00', '2025-11-02 00:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'user', null, '2025-11-03 09:00:00+00', '2099-12-31 00:00:00+00'),
    (null, 'user', null, null, null);

insert into public.sessions (
    id,
    user_id,
    token_hash,
    expires_at,
    created_at,
    last_activity,
    is_active
)
values
    ('00000000-0000-0000-0103-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'hash-a1', '2099-12-31 00:00:00+00', '2025-11-20 09:00:00+00', '2025-11-20 09:00:00+00', true),
    ('00000000-0000-0000-0103-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'hash-b1', '2025-11-02 00:00:00+00', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00', false),
    ('00000000-0000-0000-0103-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'hash-c1', '2099-12-31 00:00:00+00', '2025-11-19 09:00:00+00', null, true),
    ('00000000-0000-0000-0103-000000000001', null, 'hash-01', '2099-12-31 00:00:00+00', '2025-11-18 09:00:00+00', '2025-11-18 09:00:00+00', null);

insert into public.user_sessions (
    user_id,
    session_token,
    ip_address,
    user_agent,
    created_at,
    last_accessed,
    expires_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'token-a1', '192.0.2.10', 'Firefox', '2025-11-20 09:00:00+00', '2025-11-20 09:00:00+00', '2099-12-31 00:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'token-b1', '2001:db8::b0b', null, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'token-c1', '192.0.2.0/24', 'Chrome', '2025-11-19 09:00:00+00', null, '2099-12-31 00:00:00+00'),
    (null, 'token-01', null, null, null, null, '2099-12-31 00:00:00+00');

insert into public.oauth_sessions (
    id,
    state,
    client_id,
    code_challenge,
    code_verifier,
    redirect_uri,
    scope,
    session_data,
    is_used,
    used_at,
    created_at,
    expires_at
)
values
    ('00000000-0000-0000-0104-00000000a001', 'state-a1', 'cli', 'challenge', 'verifier', 'http://localhost/callback', 'memories:read', '{"user_id": "00000000-0000-0000-0000-00000000a11c"}', false, null, '2025-11-20 09:00:00+00', '2099-12-31 00:00:00+00'),
    ('00000000-0000-0000-0104-00000000c001', 'state-c1', null, null, null, null, null, '{}', true, '2025-11-19 09:00:00+00', '2025-11-19 09:00:00+00', '2025-11-02 00:00:00+00');

insert into public.oauth_clients (
    client_id,
    client_secret_hash,
    client_name,
    redirect_uris,
    allowed_scopes,
    is_active,
    created_at
)
values
    ('cli', null, 'Command line', '{http://localhost/callback}', '{memories:read,memories:write}', true, '2025-11-01 09:00:00+00'),
    ('retired', 'hash', 'Retired', '{}', '{}', false, '2025-11-01 09:00:00+00');

insert into public.oauth_tokens (
    id,
    client_id,
    user_id,
    token_hash,
    token_type,
    scopes,
    parent_token_id,
    created_at,
    expires_at,
    revoked_at
)
values
    ('00000000-0000-0000-0105-00000000a001', 'cli', '00000000-0000-0000-0000-00000000a11c', 'rt-a1', 'refresh', '{memories:read}', null, '2025-11-20 09:00:00+00', '2099-12-31 00:00:00+00', null),
    ('00000000-0000-0000-0105-00000000a002', 'cli', '00000000-0000-0000-0000-00000000a11c', 'at-a2', 'access', '{memories:read}', '00000000-0000-0000-0105-00000000a001', '2025-11-20 09:00:00+00', '2025-11-21 00:00:00+00', null),
    ('00000000-0000-0000-0105-00000000c001', 'cli', '00000000-0000-0000-0000-00000000ca01', 'rt-c1', 'refresh', '{}', null, '2025-11-19 09:00:00+00', '2099-12-31 00:00:00+00', '2025-11-20 09:00:00+00');

insert into public.oauth_authorization_codes (
    code_hash,
    client_id,
    user_id,
    redirect_uri,
    scopes,
    created_at,
    expires_at,
    consumed,
    consumed_at
)
values
    ('code-a1', 'cli', '00000000-0000-0000-0000-00000000a11c', 'http://localhost/callback', '{memories:read}', '2025-11-20 09:00:00+00', '2025-11-20 09:10:00+00', true, '2025-11-20 09:01:00+00'),
    ('code-c1', 'cli', '00000000-0000-0000-0000-00000000ca01', 'http://localhost/callback', '{}', '2025-11-19 09:00:00+00', '2025-11-19 09:10:00+00', false, null);

-- A trigger makes the rows of auth_users, auth_sessions and auth_api_keys.
insert into public.auth_events (
    event_id,
    aggregate_type,
    aggregate_id,
    version,
    event_type,
    payload,
    metadata,
    occurred_at
)
values
    ('00000000-0000-0000-0106-00000000a001', 'user', '00000000-0000-0000-0000-00000000a11c', 1, 'user.registered', '{"email": "alice@example.com", "role": "admin"}', '{"ip": "192.0.2.10"}', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0106-00000000b001', 'user', '00000000-0000-0000-0000-000000000b0b', 1, 'user.registered', '{"email": "bob@example.com"}', '{}', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0106-00000000b002', 'user', '00000000-0000-0000-0000-000000000b0b', 2, 'user.updated', '{"email": "bob@example.com", "role": "moderator"}', '{}', '2025-11-03 09:00:00+00'),
    ('00000000-0000-0000-0106-00000000c001', 'user', '00000000-0000-0000-0000-00000000ca01', 1, 'user.registered', '{"email": "carol@example.com"}', '{}', '2025-11-03 09:00:00+00'),
    ('00000000-0000-0000-0106-00000000a002', 'session', 'session-a1', 1, 'session.started', '{"user_id": "00000000-0000-0000-0000-00000000a11c", "platform": "cli"}', '{"ip": "192.0.2.10"}', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0106-00000000c002', 'session', 'session-c1', 1, 'session.started', '{"user_id": "00000000-0000-0000-0000-00000000ca01"}', '{}', '2025-11-19 09:00:00+00'),
    ('00000000-0000-0000-0106-00000000c003', 'session', 'session-c1', 2, 'session.ended', '{"user_id": "00000000-0000-0000-0000-00000000ca01"}', '{}', '2025-11-19 10:00:00+00'),
    ('00000000-0000-0000-0106-00000000a003', 'api_key', 'key-a1', 1, 'api_key.created', '{"user_id": "00000000-0000-0000-0000-00000000a11c", "name": "laptop"}', '{}', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0106-00000000b003', 'api_key', 'key-b1', 1, 'api_key.created', '{"user_id": "00000000-0000-0000-0000-000000000b0b", "name": "server"}', '{}', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0106-00000000b004', 'api_key', 'key-b1', 2, 'api_key.revoked', '{"user_id": "00000000-0000-0000-0000-000000000b0b"}', '{}', '2025-11-11 09:00:00+00'),
    ('00000000-0000-0000-0106-000000000001', 'system', 'clock', 1, 'clock.ticked', '{}', '{}', '2025-11-12 09:00:00+00');

insert into public.api_keys (
    id,
    user_id,
    name,
    key,
    key_hash,
    service,
    description,
    is_active,
    rate_limited,
    permissions,
    metadata,
    created_at,
    expires_at,
    last_used_at
)
values
    ('00000000-0000-0000-0107-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'laptop', 'lano_alice_plain', 'sha-a1', 'all', null, true, true, '["read", "write"]', '{"from": "cli"}', '2025-11-10 09:00:00+00', null, '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0107-00000000a002', '00000000-0000-0000-0000-00000000a11c', 'old laptop', 'lano_alice_old', null, 'memory', 'gone', false, true, '[]', '{}', '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00', null),
    ('00000000-0000-0000-0107-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'server', 'lano_bob_plain', 'sha-b1', null, null, true, false, '{"all": true}', null, '2025-11-10 09:00:00+00', '2099-12-31 00:00:00+00', null),
    ('00000000-0000-0000-0107-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'carol', 'lano_carol_plain', null, 'all', null, null, null, null, null, null, null, null);

insert into public.mcp_service_catalog (
    id,
    service_key,
    display_name,
    category,
    credential_fields,
    is_available,
    is_beta,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0108-000000000001', 'stripe', 'Stripe', 'payment', '[{"name": "secret", "required": true}]', true, false, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0108-000000000002', 'github', 'GitHub', 'devops', '[]', true, true, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0108-000000000003', 'retired', 'Retired service', 'other', '[]', false, false, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00');

insert into public.api_key_scopes (
    id,
    api_key_id,
    service_key,
    allowed_actions,
    max_calls_per_minute,
    is_active,
    created_at
)
values
    ('00000000-0000-0000-0109-00000000a001', '00000000-0000-0000-0107-00000000a001', 'stripe', '{charges.read,refunds.*}', 60, true, '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0109-00000000a002', '00000000-0000-0000-0107-00000000a001', 'github', null, null, false, '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0109-00000000b001', '00000000-0000-0000-0107-00000000b001', 'github', '{*}', 10, true, '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0109-00000000c001', '00000000-0000-0000-0107-00000000c001', 'stripe', '{}', 0, true, '2025-11-10 09:00:00+00');

insert into public.user_mcp_services (
    id,
    user_id,
    service_key,
    encrypted_credentials,
    is_enabled,
    environment,
    total_calls,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0110-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'stripe', 'enc:alice', true, 'production', 12, '2025-11-10 09:00:00+00', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0110-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'github', null, false, 'development', 0, '2025-11-10 09:00:00+00', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0110-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'stripe', 'enc:carol', true, 'staging', 9000000000, '2025-11-10 09:00:00+00', '2025-11-10 09:00:00+00');

insert into public.api_key_projects (
    id,
    name,
    description,
    organization_id,
    owner_id,
    team_members,
    settings,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0111-00000000a001', 'Website', 'of Harbour', '00000000-0000-0000-0010-00000000a11c', '00000000-0000-0000-0000-00000000a11c', '{00000000-0000-0000-0000-00000000a11c,00000000-0000-0000-0000-000000000b0b}', '{"rotate": true}', '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0111-00000000b001', 'Backend', null, '00000000-0000-0000-0010-00000000a11c', '00000000-0000-0000-0000-000000000b0b', '{}', '{}', '2025-11-06 09:00:00+00', '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0111-00000000c001', 'Website', null, '00000000-0000-0000-0010-00000000ca01', '00000000-0000-0000-0000-00000000ca01', null, null, '2025-11-07 09:00:00+00', '2025-11-07 09:00:00+00');

insert into public.stored_api_keys (
    id,
    name,
    environment,
    project_id,
    organization_id,
    encrypted_value,
    key_type,
    access_level,
    status,
    tags,
    usage_count,
    last_rotated,
    rotation_frequency,
    expires_at,
    metadata,
    created_by,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0112-00000000a001', 'STRIPE_KEY', 'production', '00000000-0000-0000-0111-00000000a001', '00000000-0000-0000-0010-00000000a11c', 'enc:stripe-a', 'api_key', 'team', 'active', '{payments,live}', 4, '2025-11-05 09:00:00+00', 30, '2099-12-31 00:00:00+00', '{"owner": "alice"}', '00000000-0000-0000-0000-00000000a11c', '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0112-00000000a002', 'OLD_KEY', 'production', '00000000-0000-0000-0111-00000000a001', '00000000-0000-0000-0010-00000000a11c', 'enc:old-a', 'api_key', 'admin', 'expired', '{}', 0, '2025-11-01 09:00:00+00', 90, '2025-11-02 00:00:00+00', '{}', '00000000-0000-0000-0000-00000000a11c', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0112-00000000b001', 'DATABASE_URL', 'development', '00000000-0000-0000-0111-00000000b001', '00000000-0000-0000-0010-00000000a11c', 'enc:db-b', 'database_url', 'authenticated', 'active', null, null, null, null, null, null, '00000000-0000-0000-0000-000000000b0b', '2025-11-06 09:00:00+00', '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0112-00000000c001', 'STRIPE_KEY', 'production', '00000000-0000-0000-0111-00000000c001', '00000000-0000-0000-0010-00000000ca01', 'enc:stripe-c', 'api_key', 'team', 'rotating', '{payments}', 1, '2025-11-07 09:00:00+00', 90, null, '{}', '00000000-0000-0000-0000-00000000ca01', '2025-11-07 09:00:00+00', '2025-11-07 09:00:00+00');

insert into public.key_rotation_policies (
    id,
    key_id,
    frequency_days,
    auto_rotate,
    last_rotation,
    rotation_history,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0113-00000000a001', '00000000-0000-0000-0112-00000000a001', 30, true, '2025-11-05 09:00:00+00', '[{"at": "2025-10-06"}]', '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0113-00000000b001', '00000000-0000-0000-0112-00000000b001', 7, null, '2025-11-06 09:00:00+00', null, '2025-11-06 09:00:00+00', '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0113-00000000c001', '00000000-0000-0000-0112-00000000c001', 90, false, '2025-11-07 09:00:00+00', '[]', '2025-11-07 09:00:00+00', '2025-11-07 09:00:00+00');

insert into public.key_usage_analytics (
    id,
    key_id,
    operation,
    organization_id,
    user_id,
    success,
    metadata,
    "timestamp"
)
values
    ('00000000-0000-0000-0114-00000000a001', '00000000-0000-0000-0112-00000000a001', 'read', '00000000-0000-0000-0010-00000000a11c', '00000000-0000-0000-0000-00000000a11c', true, '{"tool": "editor"}', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0114-00000000b001', '00000000-0000-0000-0112-00000000a001', 'read', '00000000-0000-0000-0010-00000000a11c', '00000000-0000-0000-0000-000000000b0b', false, null, '2025-11-20 10:00:00+00'),
    ('00000000-0000-0000-0114-00000000c001', '00000000-0000-0000-0112-00000000c001', 'rotate', '00000000-0000-0000-0010-00000000ca01', '00000000-0000-0000-0000-00000000ca01', true, '{}', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0114-000000000001', '00000000-0000-0000-0112-00000000b001', 'read', '00000000-0000-0000-0010-00000000a11c', null, null, '{}', null);

-- The trigger has counted them, by the clock.
update public.stored_api_keys
set updated_at = created_at;

insert into public.key_security_events (
    id,
    key_id,
    organization_id,
    event_type,
    severity,
    description,
    metadata,
    "timestamp"
)
values
    ('00000000-0000-0000-0115-00000000a001', '00000000-0000-0000-0112-00000000a001', '00000000-0000-0000-0010-00000000a11c', 'unusual_access', 'high', 'Read from a new address', '{"ip": "192.0.2.99"}', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0115-00000000c001', '00000000-0000-0000-0112-00000000c001', '00000000-0000-0000-0010-00000000ca01', 'rotation_started', 'low', 'Rotation started', '{}', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0115-000000000001', null, null, 'scan', 'medium', 'A key that is gone', null, null);

insert into public.mcp_key_tools (
    id,
    tool_id,
    tool_name,
    organization_id,
    permissions,
    risk_level,
    status,
    auto_approve,
    webhook_url,
    created_by,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0116-00000000a001', 'editor', 'Editor', '00000000-0000-0000-0010-00000000a11c', '{"keys": ["STRIPE_KEY"], "environments": ["production"]}', 'low', 'active', true, null, '00000000-0000-0000-0000-00000000a11c', '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0116-00000000b001', 'crawler', 'Crawler', '00000000-0000-0000-0010-00000000a11c', '{"keys": []}', 'critical', 'suspended', null, 'https://hooks.example.com/b', '00000000-0000-0000-0000-000000000b0b', '2025-11-06 09:00:00+00', '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0116-00000000c001', 'editor', 'Editor', '00000000-0000-0000-0010-00000000ca01', '{}', 'medium', 'active', false, null, '00000000-0000-0000-0000-00000000ca01', '2025-11-07 09:00:00+00', '2025-11-07 09:00:00+00');

insert into public.mcp_key_access_requests (
    id,
    tool_id,
    organization_id,
    key_names,
    environment,
    justification,
    estimated_duration,
    requires_approval,
    status,
    context,
    approved_by,
    approved_at,
    created_at
)
values
    ('req_a1', 'editor', '00000000-0000-0000-0010-00000000a11c', '{STRIPE_KEY}', 'production', 'Charge a card', 600, true, 'approved', '{"task": 1}', '00000000-0000-0000-0000-00000000a11c', '2025-11-20 09:00:00+00', '2025-11-20 09:00:00+00'),
    ('req_b1', 'crawler', '00000000-0000-0000-0010-00000000a11c', '{}', 'development', 'None', 60, null, 'denied', null, null, null, '2025-11-19 09:00:00+00'),
    ('req_c1', 'editor', '00000000-0000-0000-0010-00000000ca01', '{STRIPE_KEY,OTHER}', 'production', 'Refund', 3600, false, 'pending', '{}', null, null, '2025-11-20 09:00:00+00');

insert into public.mcp_key_sessions (
    id,
    session_id,
    request_id,
    tool_id,
    organization_id,
    key_names,
    environment,
    created_at,
    expires_at,
    ended_at
)
values
    ('00000000-0000-0000-0117-00000000a001', 'mcp_a1', 'req_a1', 'editor', '00000000-0000-0000-0010-00000000a11c', '{STRIPE_KEY}', 'production', '2025-11-20 09:00:00+00', '2099-12-31 00:00:00+00', null),
    ('00000000-0000-0000-0117-00000000b001', 'mcp_b1', 'req_b1', 'crawler', '00000000-0000-0000-0010-00000000a11c', '{}', 'development', '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00', null),
    ('00000000-0000-0000-0117-00000000c001', 'mcp_c1', 'req_c1', 'editor', '00000000-0000-0000-0010-00000000ca01', '{STRIPE_KEY}', 'production', '2025-11-20 09:00:00+00', '2099-12-31 00:00:00+00', '2025-11-20 10:00:00+00');

insert into public.mcp_proxy_tokens (
    id,
    session_id,
    key_name,
    proxy_value,
    encrypted_mapping,
    created_at,
    expires_at,
    revoked_at
)
values
    ('00000000-0000-0000-0118-00000000a001', 'mcp_a1', 'STRIPE_KEY', 'proxy_a1', 'enc:map-a', '2025-11-20 09:00:00+00', '2099-12-31 00:00:00+00', null),
    ('00000000-0000-0000-0118-00000000b001', 'mcp_b1', 'NONE', 'proxy_b1', 'enc:map-b', '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00', null),
    ('00000000-0000-0000-0118-00000000c001', 'mcp_c1', 'STRIPE_KEY', 'proxy_c1', 'enc:map-c', '2025-11-20 09:00:00+00', '2099-12-31 00:00:00+00', '2025-11-20 10:00:00+00');

insert into public.mcp_key_audit_log (
    id,
    event_type,
    organization_id,
    tool_id,
    session_id,
    user_id,
    metadata,
    "timestamp"
)
values
    ('00000000-0000-0000-0119-00000000a001', 'session_started', '00000000-0000-0000-0010-00000000a11c', 'editor', 'mcp_a1', '00000000-0000-0000-0000-00000000a11c', '{"n": 1}', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0119-00000000c001', 'session_ended', '00000000-0000-0000-0010-00000000ca01', 'editor', 'mcp_c1', '00000000-0000-0000-0000-00000000ca01', '{}', '2025-11-20 10:00:00+00'),
    ('00000000-0000-0000-0119-000000000001', 'cleanup', '00000000-0000-0000-0010-00000000a11c', null, null, null, null, null);

insert into public.topics (
    id,
    name,
    description,
    color,
    user_id,
    organization_id,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0120-00000000a001', 'Billing', 'Money', '#00FF7f', '00000000-0000-0000-0000-00000000a11c', '00000000-0000-0000-0010-00000000a11c', '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0120-00000000b001', 'Kitchen', null, null, '00000000-0000-0000-0000-000000000b0b', '00000000-0000-0000-0010-00000000a11c', '2025-11-06 09:00:00+00', '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0120-00000000c001', 'Billing', null, '#123456', '00000000-0000-0000-0000-00000000ca01', '00000000-0000-0000-0010-00000000ca01', '2025-11-07 09:00:00+00', '2025-11-07 09:00:00+00');

-- An embedding that points along one of three directions, and a little along the others.
create function pg_temp.embedding(p_first real, p_second real, p_third real)
returns real[]
language sql
as $$
    select
        array_agg(
            case n % 3
                when 0 then p_first
                when 1 then p_second
                else p_third
            end
            order by n
        )
    from generate_series(0, 1535) as s (n)
$$;

insert into public.memory_entries (
    id,
    title,
    content,
    memory_type,
    tags,
    topic_id,
    user_id,
    organization_id,
    embedding,
    metadata,
    created_at,
    updated_at,
    last_accessed,
    access_count,
    type
)
values
    ('00000000-0000-0000-0121-00000000a001', 'Stripe webhooks', 'Verify the signature before parsing the body.', 'knowledge', '{stripe,webhooks}', '00000000-0000-0000-0120-00000000a001', '00000000-0000-0000-0000-00000000a11c', '00000000-0000-0000-0010-00000000a11c', pg_temp.embedding(1, 0.1, 0), '{"idempotency_key": "a-1", "source": "cli"}', '2025-11-10 09:00:00+00', '2025-11-12 09:00:00+00', '2025-11-20 09:00:00+00', 3, 'knowledge'),
    ('00000000-0000-0000-0121-00000000a002', 'Invoice numbers', 'They restart every year.', 'context', '{}', null, '00000000-0000-0000-0000-00000000a11c', '00000000-0000-0000-0010-00000000a11c', pg_temp.embedding(0.9, 0.3, 0.1), '{}', '2025-11-11 09:00:00+00', '2025-11-11 09:00:00+00', null, 0, null),
    ('00000000-0000-0000-0121-00000000b001', 'Bread', 'Let it rest for an hour.', 'personal', '{kitchen}', '00000000-0000-0000-0120-00000000b001', '00000000-0000-0000-0000-000000000b0b', '00000000-0000-0000-0010-00000000a11c', pg_temp.embedding(0, 1, 0.2), '{"idempotency_key": "a-1"}', '2025-11-12 09:00:00+00', '2025-11-12 09:00:00+00', null, 1, 'note'),
    ('00000000-0000-0000-0121-00000000b002', null, 'A memory without a title, a type or an embedding.', null, null, null, '00000000-0000-0000-0000-000000000b0b', null, null, null, '2025-11-13 09:00:00+00', '2025-11-13 09:00:00+00', null, null, null),
    ('00000000-0000-0000-0121-00000000c001', 'Stripe refunds', 'A refund takes a week.', 'reference', '{stripe,"two words"}', '00000000-0000-0000-0120-00000000c001', '00000000-0000-0000-0000-00000000ca01', '00000000-0000-0000-0010-00000000ca01', pg_temp.embedding(0.8, 0, 0.6), '{"nested": {"deep": [1, null, "x"]}}', '2025-11-14 09:00:00+00', '2025-11-14 09:00:00+00', '2025-11-15 09:00:00+00', 7, 'reference'),
    ('00000000-0000-0000-0121-00000000c002', 'Orchard plan', 'Plant in March.', 'project', '{}', null, '00000000-0000-0000-0000-00000000ca01', '00000000-0000-0000-0010-00000000ca01', pg_temp.embedding(0, 0, 1), '{}', '2025-11-15 09:00:00+00', '2025-11-15 09:00:00+00', null, 0, 'project'),
    ('00000000-0000-0000-0121-000000000001', 'Left behind', 'Nobody owns this.', 'workflow', '{}', null, null, null, pg_temp.embedding(0.5, 0.5, 0.5), '{}', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00', null, 0, 'workflow');

insert into public.memory_versions (
    id,
    memory_id,
    version_number,
    title,
    content,
    memory_type,
    tags,
    metadata,
    change_type,
    changed_fields,
    change_summary,
    created_by,
    created_at
)
values
    ('00000000-0000-0000-0122-00000000a001', '00000000-0000-0000-0121-00000000a001', 1, 'Webhooks', 'Parse the body.', 'context', '{stripe}', '{}', 'create', null, null, '00000000-0000-0000-0000-00000000a11c', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0122-00000000a002', '00000000-0000-0000-0121-00000000a001', 2, 'Stripe webhooks', 'Parse the body.', 'knowledge', '{stripe}', '{}', 'update', '{title,memory_type}', 'clearer', '00000000-0000-0000-0000-00000000a11c', '2025-11-11 09:00:00+00'),
    ('00000000-0000-0000-0122-00000000b001', '00000000-0000-0000-0121-00000000b001', 1, null, null, null, null, null, 'update', null, null, '00000000-0000-0000-0000-000000000b0b', '2025-11-12 09:00:00+00'),
    ('00000000-0000-0000-0122-00000000c001', '00000000-0000-0000-0121-00000000c001', 1, 'Refunds', '?', 'reference', '{}', '{}', 'restore', '{content}', null, '00000000-0000-0000-0000-00000000ca01', '2025-11-14 09:00:00+00');

insert into public.memory_chunks (
    id,
    memory_id,
    organization_id,
    chunk_index,
    content,
    start_offset,
    end_offset,
    token_count,
    metadata,
    embedding,
    access_count,
    last_accessed_at,
    created_at
)
values
    ('00000000-0000-0000-0123-00000000a001', '00000000-0000-0000-0121-00000000a001', '00000000-0000-0000-0010-00000000a11c', 0, 'Verify the signature', 0, 20, 4, '{}', array[1, 0, 0]::real[], 2, '2025-11-20 09:00:00+00', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0123-00000000a002', '00000000-0000-0000-0121-00000000a001', '00000000-0000-0000-0010-00000000a11c', 1, 'before parsing the body.', 21, 45, null, '{}', null, null, null, '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0123-00000000b001', '00000000-0000-0000-0121-00000000b001', '00000000-0000-0000-0010-00000000a11c', 0, 'Let it rest', 0, 11, 3, '{"lang": "en"}', array[0, 1]::real[], 0, null, '2025-11-12 09:00:00+00'),
    ('00000000-0000-0000-0123-00000000c001', '00000000-0000-0000-0121-00000000c001', '00000000-0000-0000-0010-00000000ca01', 0, 'A refund takes a week.', 0, 22, 5, '{}', array[0.5, 0.5, 0.5]::real[], 0, null, '2025-11-14 09:00:00+00'),
    ('00000000-0000-0000-0123-000000000001', '00000000-0000-0000-0121-000000000001', null, 0, 'Nobody', 0, 6, 1, '{}', null, 0, null, '2025-11-01 09:00:00+00');

insert into public.memory_access_patterns (
    id,
    user_id,
    memory_id,
    access_type,
    access_method,
    created_at
)
values
    ('00000000-0000-0000-0124-00000000a001', '00000000-0000-0000-0000-00000000a11c', '00000000-0000-0000-0121-00000000a001', 'read', 'mcp', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0124-00000000b001', '00000000-0000-0000-0000-000000000b0b', null, 'list', null, '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0124-00000000c001', '00000000-0000-0000-0000-00000000ca01', '00000000-0000-0000-0121-00000000c001', 'search', 'api', '2025-11-20 09:00:00+00');

insert into public.memory_search_analytics (
    id,
    user_id,
    query,
    search_type,
    results_count,
    execution_time_ms,
    created_at
)
values
    ('00000000-0000-0000-0125-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'stripe', 'vector', 2, 35, '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0125-00000000b001', '00000000-0000-0000-0000-000000000b0b', '', 'text', 0, null, '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0125-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'carol''s refund', null, null, null, null);

insert into public.agent_banks_sessions (
    id,
    session_name,
    session_type,
    description,
    status,
    memory_count,
    metadata,
    started_at,
    last_activity,
    completed_at
)
values
    ('00000000-0000-0000-0126-000000000001', 'Migration', 'development', null, 'completed', 2, '{"agent": "one"}', '2025-11-01 09:00:00+00', '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0126-000000000002', 'Review', null, 'open', 'active', null, null, '2025-11-03 09:00:00+00', null, null);

insert into public.agent_banks_memories (
    id,
    title,
    content,
    summary,
    memory_type,
    status,
    relevance_score,
    access_count,
    project_ref,
    source_url,
    tags,
    metadata,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0127-000000000001', 'Schema', 'Keep it flat.', null, 'context', 'active', 0.75, 1, 'maas', 'https://example.com/1', '["schema", "flat"]', '{}', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0127-000000000002', 'Schema again', 'Do not.', 'short', null, 'archived', null, null, null, null, null, null, null, null);

insert into public.agent_banks_memory_search_logs (
    id,
    query,
    search_type,
    filters,
    limit_requested,
    results_count,
    threshold,
    top_similarity_score,
    execution_time_ms,
    session_id,
    user_context,
    created_at
)
values
    ('00000000-0000-0000-0128-000000000001', 'flat', 'vector', '{"status": "active"}', 5, 1, 0.7, 0.9125, 12, '00000000-0000-0000-0126-000000000001', 'agent one', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0128-000000000002', 'none', null, null, null, 0, null, null, null, null, null, '2025-11-03 09:00:00+00');

insert into public.intelligence_cache (
    id,
    cache_key,
    user_id,
    response,
    hit_count,
    created_at,
    expires_at
)
values
    ('00000000-0000-0000-0129-00000000a001', 'tags:a1', '00000000-0000-0000-0000-00000000a11c', '{"tags": ["stripe"]}', 3, '2025-11-20 09:00:00+00', '2099-12-31 00:00:00+00'),
    ('00000000-0000-0000-0129-00000000c001', 'tags:c1', '00000000-0000-0000-0000-00000000ca01', '[]', 0, '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00'),
    ('00000000-0000-0000-0129-000000000001', 'health', null, '{"ok": true}', 9, '2025-11-01 09:00:00+00', null);

insert into public.ai_recommendations (
    user_id,
    recommendation_type,
    content,
    confidence_score,
    used,
    created_at,
    expires_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'product', '{"product": 1}', 0.9123, false, '2025-11-10 09:00:00+00', '2099-12-31 00:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'topic', '[]', null, true, '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'topic', '{}', 1, null, null, null),
    (null, 'general', '{}', 0.5, false, '2025-11-01 09:00:00+00', null);

insert into public.ai_response_cache (
    id,
    prompt_hash,
    prompt,
    response,
    model_used,
    tokens_used,
    hit_count,
    created_at,
    expires_at
)
values
    ('00000000-0000-0000-0130-000000000001', 'hash-1', 'What is a facade?', 'A view.', 'small', 12, 3, '2025-11-10 09:00:00+00', '2099-12-31 00:00:00+00'),
    ('00000000-0000-0000-0130-000000000002', 'hash-2', 'And a proof?', 'A run.', 'large', null, null, '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00');

insert into public.ai_usage_logs (
    id,
    user_id,
    prompt,
    model_used,
    query_complexity,
    tokens_used,
    estimated_cost,
    response_time_ms,
    user_feedback,
    feedback_text,
    created_at
)
values
    ('00000000-0000-0000-0131-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'Hello', 'small', 'simple', 10, 0.000123, 250, 1, 'good', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0131-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'Why?', 'large', 'complex', 900, 0.018, null, -1, null, '2025-11-11 09:00:00+00'),
    ('00000000-0000-0000-0131-00000000c001', '00000000-0000-0000-0000-00000000ca01', '?', 'small', 'simple', null, null, null, null, null, '2025-11-12 09:00:00+00');

insert into public.query_classifications (
    id,
    prompt,
    classified_complexity,
    actual_complexity,
    was_escalated,
    feedback_score,
    tokens_used,
    created_at
)
values
    ('00000000-0000-0000-0132-000000000001', 'Hello', 'simple', 'simple', false, 5, 10, '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0132-000000000002', 'Why?', 'simple', 'complex', true, null, null, '2025-11-11 09:00:00+00');

insert into public.scheduled_workflows (
    id,
    user_id,
    goal,
    schedule_type,
    scheduled_time,
    status,
    last_run_at,
    next_run_at,
    metadata,
    created_at
)
values
    ('00000000-0000-0000-0133-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'Summarise the week', 'weekly', 'Fri 17:00', 'active', '2025-11-14 09:00:00+00', '2099-12-31 00:00:00+00', '{"channel": "mail"}', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0133-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'Once', 'once', '2025-11-01', 'paused', null, null, null, '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0133-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'Water the trees', 'daily', '06:00', 'active', null, '2099-12-31 00:00:00+00', '{}', '2025-11-03 09:00:00+00');

insert into public.workflow_runs (
    id,
    user_id,
    goal,
    status,
    steps,
    results,
    used_memories,
    error_message,
    created_at,
    completed_at
)
values
    ('00000000-0000-0000-0134-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'Summarise the week', 'completed', '[{"n": 1}]', '{"ok": true}', '["00000000-0000-0000-0121-00000000a001"]', null, '2025-11-14 09:00:00+00', '2025-11-14 09:05:00+00'),
    ('00000000-0000-0000-0134-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'Once', 'failed', '[]', null, null, 'no such tool', '2025-11-01 09:00:00+00', null),
    ('00000000-0000-0000-0134-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'Water the trees', 'running', null, '{}', '[]', null, '2025-11-20 09:00:00+00', null);

insert into public.chat_conversations (
    id,
    user_id,
    title,
    topic,
    created_at,
    updated_at
)
values
    ('conv_a1', '00000000-0000-0000-0000-00000000a11c', 'About keys', 'keys', '2025-11-10 09:00:00+00', '2025-11-10 09:00:00+00'),
    ('conv_b1', '00000000-0000-0000-0000-000000000b0b', 'About bread', null, '2025-11-11 09:00:00+00', '2025-11-11 09:00:00+00'),
    ('conv_c1', '00000000-0000-0000-0000-00000000ca01', 'About trees', null, '2025-11-12 09:00:00+00', '2025-11-12 09:00:00+00');

insert into public.chat_messages (
    id,
    conversation_id,
    role,
    content,
    encrypted,
    "timestamp"
)
values
    ('msg_a1', 'conv_a1', 'user', 'Where is my key?', false, '2025-11-10 09:00:00+00'),
    ('msg_a2', 'conv_a1', 'assistant', 'enc:answer', true, '2025-11-10 09:00:05+00'),
    ('msg_b1', 'conv_b1', 'user', '', false, '2025-11-11 09:00:00+00'),
    ('msg_c1', 'conv_c1', 'system', 'Be brief.', false, '2025-11-12 09:00:00+00');

insert into public.imported_data (
    id,
    user_id,
    source_type,
    title,
    content,
    file_url,
    metadata,
    created_at
)
values
    ('00000000-0000-0000-0135-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'csv', 'Customers', 'a;b
1;2', null, '{"rows": 1}', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0135-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'pdf', null, null, 'https://files.example.com/c1.pdf', null, '2025-11-11 09:00:00+00'),
    ('00000000-0000-0000-0135-000000000001', null, 'json', null, '{}', null, '{}', null);

insert into public.user_settings (
    id,
    user_id,
    theme,
    language,
    settings,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0136-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'dark', 'en', '{"compact": true}', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0136-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'system', 'de', '{}', '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0136-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'light', 'fr', '{}', '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00');

insert into public.user_config (
    user_id,
    key,
    value,
    updated_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'editor', '{"tabs": 4}', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000a11c', 'shell', '"zsh"', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'editor', 'null', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'editor', '[1, 2]', '2025-11-03 09:00:00+00');

insert into public.user_preferences (
    id,
    user_id,
    business_size,
    industry_focus,
    payment_methods,
    preferred_currencies,
    regions_of_interest,
    risk_tolerance,
    trade_frequency,
    trade_volume,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0137-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'small', '{software,"health care"}', '{card}', '{USD,EUR}', null, 'low', 'weekly', null, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0137-00000000b001', '00000000-0000-0000-0000-000000000b0b', null, null, null, null, null, null, null, null, '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0137-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'large', '{}', '{card,transfer}', '{NGN}', '{Lagos}', 'high', 'daily', '1000000', '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00');

insert into public.user_tool_configs (
    id,
    user_id,
    tool_id,
    api_key,
    config,
    permissions,
    enabled,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0138-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'search', 'plain-alice', '{"depth": 2}', '{read}', true, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0138-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'search', null, null, null, false, '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0138-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'mail', 'plain-carol', '{}', '{read,send}', true, '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00');

insert into public.user_consents (
    user_id,
    consent_type,
    granted,
    version,
    metadata,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'marketing', true, '1.0', '{"ip": "192.0.2.10"}', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'marketing', false, '1.0', null, '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'analytics', true, null, null, null, null),
    (null, 'marketing', false, '0.9', null, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00');

insert into public.user_tiers (
    id,
    user_id,
    tier_name,
    max_queries_per_day,
    can_use_advanced_models,
    created_at,
    updated_at,
    expires_at
)
values
    ('00000000-0000-0000-0139-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'pro', 500, true, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00', '2099-12-31 00:00:00+00'),
    ('00000000-0000-0000-0139-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'free', 50, false, '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00', null),
    ('00000000-0000-0000-0139-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'trial', 100, true, '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00', '2025-11-02 00:00:00+00');

insert into public.notification_settings (
    id,
    user_id,
    info_enabled,
    success_enabled,
    warning_enabled,
    error_enabled,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0140-00000000a001', '00000000-0000-0000-0000-00000000a11c', true, true, true, true, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0140-00000000b001', '00000000-0000-0000-0000-000000000b0b', false, false, true, true, '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0140-00000000c001', '00000000-0000-0000-0000-00000000ca01', true, false, false, true, '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00');

insert into public.notifications (
    id,
    user_id,
    title,
    message,
    type,
    is_read,
    notification_group,
    created_at,
    updated_at,
    expires_at
)
values
    ('00000000-0000-0000-0141-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'Key rotated', 'STRIPE_KEY was rotated', 'success', false, 'keys', '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00', null),
    ('00000000-0000-0000-0141-00000000a002', '00000000-0000-0000-0000-00000000a11c', 'Old news', 'Read and gone', 'info', true, null, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00'),
    ('00000000-0000-0000-0141-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'Expired', 'Never read', 'warning', false, null, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00'),
    ('00000000-0000-0000-0141-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'Payment failed', 'Try again', 'error', false, 'payments', '2025-11-07 09:00:00+00', '2025-11-07 09:00:00+00', '2099-12-31 00:00:00+00');

insert into public.feature_flags (
    name,
    description,
    enabled,
    rollout_percentage,
    user_groups,
    created_at,
    updated_at
)
values
    ('facades', 'Read through views', true, 100, '{staff}', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('new_search', null, false, 25, '{}', '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('forgotten', null, null, null, null, null, null);

insert into public.company_projects (
    id,
    name,
    type,
    description,
    api_key,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0142-000000000001', 'Memory', 'service', 'Memories for agents', 'proj_memory', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0142-000000000002', 'Shop', 'website', null, 'proj_shop', '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00');

insert into public.company_services (
    id,
    project_id,
    name,
    description,
    status,
    config,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0143-000000000001', '00000000-0000-0000-0142-000000000001', 'Search', 'Vector search', 'active', '{"replicas": 2}', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0143-000000000002', '00000000-0000-0000-0142-000000000002', 'Checkout', null, 'stopped', '{}', '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00');

insert into public.company_endpoints (
    id,
    service_id,
    path,
    method,
    description,
    auth_required,
    rate_limit,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0144-000000000001', '00000000-0000-0000-0143-000000000001', '/search', 'POST', null, true, 60, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0144-000000000002', '00000000-0000-0000-0143-000000000002', '/pay', 'POST', 'Pay', false, null, '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00');

insert into public.company_usage_logs (
    id,
    project_id,
    service_id,
    endpoint_id,
    user_id,
    request_method,
    request_path,
    request_size_bytes,
    response_size_bytes,
    response_status,
    execution_time_ms,
    metadata,
    "timestamp"
)
values
    ('00000000-0000-0000-0145-00000000a001', '00000000-0000-0000-0142-000000000001', '00000000-0000-0000-0143-000000000001', '00000000-0000-0000-0144-000000000001', '00000000-0000-0000-0000-00000000a11c', 'POST', '/search', 120, 4096, 200, 35, '{"cached": false}', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0145-00000000c001', '00000000-0000-0000-0142-000000000002', '00000000-0000-0000-0143-000000000002', null, '00000000-0000-0000-0000-00000000ca01', 'POST', '/pay', 300, 5000000000, 500, 900, null, '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0145-000000000001', '00000000-0000-0000-0142-000000000001', null, null, null, null, null, null, null, null, null, '{}', '2025-11-20 09:00:00+00');

insert into public.vortex_items (
    id,
    company_id,
    owner_id,
    title,
    type,
    status,
    pitch,
    source,
    url,
    writer,
    keywords,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0146-00000000a001', '00000000-0000-0000-0142-000000000001', '00000000-0000-0000-0000-00000000a11c', 'A story', 'article', 'draft', 'Short', 'blog', 'https://example.com/a', 'Alice', '{one,two}', '2025-11-10 09:00:00+00', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0146-00000000c001', '00000000-0000-0000-0142-000000000002', '00000000-0000-0000-0000-00000000ca01', 'Another', null, null, null, null, null, null, null, '2025-11-11 09:00:00+00', '2025-11-11 09:00:00+00'),
    ('00000000-0000-0000-0146-000000000001', '00000000-0000-0000-0142-000000000002', null, 'Unowned', 'video', 'idea', null, null, null, null, '{}', null, null);

insert into public.vortex_settings (
    user_id,
    key,
    value,
    updated_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'currency', '{"code": "USD"}', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'currency', '{}', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'limits', '[100, 200]', '2025-11-03 09:00:00+00');

insert into public.vortex_wallets (
    id,
    user_id,
    currency,
    balance,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0147-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'USD', 1234.56, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0147-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'NGN', 0, '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0147-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'USD', 9999999999999999.99, '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00');

insert into public.vortex_transactions (
    id,
    wallet_id,
    user_id,
    amount,
    description,
    created_at
)
values
    ('00000000-0000-0000-0148-00000000a001', '00000000-0000-0000-0147-00000000a001', '00000000-0000-0000-0000-00000000a11c', 1300, 'Deposit', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0148-00000000a002', '00000000-0000-0000-0147-00000000a001', '00000000-0000-0000-0000-00000000a11c', -65.44, null, '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0148-00000000c001', '00000000-0000-0000-0147-00000000c001', '00000000-0000-0000-0000-00000000ca01', 0.01, 'Interest', '2025-11-07 09:00:00+00');

insert into public.usage_tracking (
    id,
    user_id,
    action,
    metadata,
    created_at
)
values
    ('00000000-0000-0000-0149-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'login', '{"from": "web"}', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0149-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'login', null, '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0149-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'export', '{}', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0149-000000000001', null, 'visit', '{}', null);

insert into public.user_activity_logs (
    user_id,
    action,
    resource_type,
    resource_id,
    ip_address,
    user_agent,
    metadata,
    created_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'created', 'memory', '1', '192.0.2.10', 'cli/1.0', '{"n": 1}', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'deleted', 'topic', null, null, null, null, '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'created', 'order', '7', '2001:db8::1', null, '{}', '2025-11-20 09:00:00+00'),
    (null, 'visited', null, null, null, null, '{}', null);

insert into public.system_error_logs (
    error_type,
    error_message,
    function_name,
    stack_trace,
    request_data,
    user_id,
    created_at
)
values
    ('timeout', 'Took too long', 'match_memories', 'line 1
line 2', '{"limit": 10}', '00000000-0000-0000-0000-00000000a11c', '2025-11-20 09:00:00+00'),
    ('unknown', '?', null, null, null, null, null),
    ('denied', 'Not yours', 'delete_key', null, '{}', '00000000-0000-0000-0000-00000000ca01', '2025-11-20 09:00:00+00');

insert into public.webhook_logs (
    provider,
    event_type,
    resource_type,
    resource_id,
    raw_event,
    processed_at
)
values
    ('stripe', 'charge.succeeded', 'charge', 'ch_a1', '{"id": "evt_1", "amount": 1999}', '2025-11-20 09:00:00+00'),
    ('paypal', 'refund', null, null, '{}', null);

insert into public.search_history (
    id,
    user_id,
    search_query,
    category,
    filters,
    results_count,
    created_at
)
values
    ('00000000-0000-0000-0150-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'flour', 'food', '{"max": 10}', 2, '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0150-00000000b001', '00000000-0000-0000-0000-000000000b0b', '', null, null, null, '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0150-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'trees', 'garden', '{}', 0, null);

insert into public.subscriptions (
    id,
    user_id,
    plan_name,
    status,
    stripe_customer_id,
    stripe_subscription_id,
    current_period_start,
    current_period_end,
    trial_end,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0151-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'pro', 'active', 'cus_alice', 'sub_alice', '2025-11-01 09:00:00+00', '2099-12-31 00:00:00+00', null, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0151-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'enterprise', 'past_due', 'cus_carol', 'sub_carol', '2025-10-03 09:00:00+00', '2025-11-02 00:00:00+00', '2025-11-02 00:00:00+00', '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00'),
    ('00000000-0000-0000-0151-000000000001', null, 'free', 'canceled', null, null, null, null, null, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00');

insert into public.user_subscriptions (
    id,
    user_id,
    plan_id,
    status,
    current_period_end,
    cancel_at_period_end,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0152-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'pro', 'active', '2099-12-31 00:00:00+00', false, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0152-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'free', 'active', null, false, '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0152-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'enterprise', 'past_due', '2025-11-02 00:00:00+00', true, '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00');

insert into public.stripe_customers (
    user_id,
    stripe_customer_id,
    created_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'cus_alice', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'cus_carol', '2025-11-03 09:00:00+00');

insert into public.stripe_subscriptions (
    id,
    user_id,
    stripe_subscription_id,
    stripe_customer_id,
    price_id,
    status,
    current_period_end,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0153-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'sub_alice', 'cus_alice', 'price_pro', 'active', '2099-12-31 00:00:00+00', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0153-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'sub_carol', 'cus_carol', null, 'past_due', '2025-11-02 00:00:00+00', '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00'),
    ('00000000-0000-0000-0153-000000000001', null, 'sub_lost', null, null, 'incomplete', null, '2025-11-04 09:00:00+00', '2025-11-04 09:00:00+00');

insert into public.stripe_connect_accounts (
    id,
    user_id,
    stripe_account_id,
    onboarding_complete,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0154-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'acct_bob', true, '2025-11-02 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0154-00000000c001', '00000000-0000-0000-0000-00000000ca01', null, false, '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00'),
    ('00000000-0000-0000-0154-000000000001', null, 'acct_lost', false, '2025-11-04 09:00:00+00', '2025-11-04 09:00:00+00');

insert into public.beneficiaries (
    id,
    user_id,
    name,
    account_number,
    bank_code,
    category,
    is_archived,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0155-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'Ann', '0123456789', '044', 'staff', false, '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0155-00000000a002', '00000000-0000-0000-0000-00000000a11c', 'Abe', '0000000001', '044', null, true, '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0155-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'Ben', '0123456789', '058', null, null, '2025-11-06 09:00:00+00', '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0155-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'Cleo', '5555555555', '011', 'supplier', false, '2025-11-07 09:00:00+00', '2025-11-07 09:00:00+00');

insert into public.bulk_payments (
    id,
    user_id,
    title,
    total_amount,
    currency_code,
    status,
    scheduled_date,
    processed_at,
    modified_by,
    last_error,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0156-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'Salaries', 2500.5, 'NGN', 'completed', '2025-11-10 09:00:00+00', '2025-11-10 10:00:00+00', '00000000-0000-0000-0000-00000000a11c', null, '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0156-00000000a002', '00000000-0000-0000-0000-00000000a11c', 'Nothing yet', 0, 'USD', 'pending', '2099-12-31 00:00:00+00', null, null, null, '2025-11-06 09:00:00+00', '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0156-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'Suppliers', 10, 'NGN', 'failed', null, null, null, 'no funds', '2025-11-06 09:00:00+00', '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0156-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'Harvest', 9999999999999.99, 'EUR', 'processing', null, null, '00000000-0000-0000-0000-00000000ca01', null, '2025-11-07 09:00:00+00', '2025-11-07 09:00:00+00');

insert into public.payment_items (
    id,
    bulk_payment_id,
    beneficiary_id,
    amount,
    currency_code,
    status,
    description,
    retry_count,
    error_message,
    processed_at,
    created_at
)
values
    ('00000000-0000-0000-0157-00000000a001', '00000000-0000-0000-0156-00000000a001', '00000000-0000-0000-0155-00000000a001', 2000.25, 'NGN', 'completed', 'November', 0, null, '2025-11-10 10:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0157-00000000a002', '00000000-0000-0000-0156-00000000a001', '00000000-0000-0000-0155-00000000a002', 500.25, 'NGN', 'completed', null, null, null, null, '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0157-00000000b001', '00000000-0000-0000-0156-00000000b001', '00000000-0000-0000-0155-00000000b001', 10, 'NGN', 'failed', null, 3, 'no funds', null, '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0157-00000000c001', '00000000-0000-0000-0156-00000000c001', '00000000-0000-0000-0155-00000000c001', 0.01, 'EUR', 'canceled', null, 0, null, null, '2025-11-07 09:00:00+00');

insert into public.payment_audit (
    id,
    payment_id,
    old_status,
    new_status,
    changed_by,
    changed_at
)
values
    ('00000000-0000-0000-0158-00000000a001', '00000000-0000-0000-0156-00000000a001', 'pending', 'processing', '00000000-0000-0000-0000-00000000a11c', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0158-00000000a002', '00000000-0000-0000-0156-00000000a001', 'processing', 'completed', null, '2025-11-10 10:00:00+00'),
    ('00000000-0000-0000-0158-00000000b001', '00000000-0000-0000-0156-00000000b001', 'pending', 'failed', '00000000-0000-0000-0000-000000000b0b', '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0158-00000000c001', '00000000-0000-0000-0156-00000000c001', null, 'pending', '00000000-0000-0000-0000-00000000ca01', null),
    ('00000000-0000-0000-0158-000000000001', '00000000-0000-0000-0158-00000000f00f', 'completed', null, null, '2025-11-01 09:00:00+00');

insert into public.user_payments (
    user_id,
    provider,
    transaction_id,
    amount,
    currency,
    payment_type,
    payment_method,
    payment_date,
    metadata
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'stripe', 'tx_a1', 19.99, 'USD', 'subscription', 'card', '2025-11-01 09:00:00+00', '{"invoice": "1"}'),
    ('00000000-0000-0000-0000-000000000b0b', 'paystack', 'tx_b1', -5, 'NGN', 'refund', null, '2025-11-02 09:00:00+00', null),
    ('00000000-0000-0000-0000-00000000ca01', 'stripe', 'tx_c1', 0, null, null, null, null, '{}'),
    (null, 'stripe', 'tx_01', 1, 'USD', null, null, '2025-11-01 09:00:00+00', '{}');

insert into public.virtual_cards (
    id,
    user_id,
    card_id,
    cardholder_id,
    last4,
    status,
    is_locked,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0159-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'card_a1', 'holder_a', '4242', 'active', false, '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0159-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'card_c1', null, '0007', 'active', true, '2025-11-07 09:00:00+00', '2025-11-07 09:00:00+00'),
    ('00000000-0000-0000-0159-000000000001', null, null, null, null, 'inactive', false, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00');

insert into public.say_bills (
    user_id,
    reference,
    customer_id,
    bill_type,
    amount,
    currency,
    status,
    raw_response,
    created_at,
    completed_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'bill_a1', 'meter-1', 'electricity', 5000, 'NGN', 'completed', '{"token": "1234"}', '2025-11-10 09:00:00+00', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'bill_b1', 'meter-2', 'water', 100.1, 'NGN', 'pending', null, '2025-11-11 09:00:00+00', null),
    ('00000000-0000-0000-0000-00000000ca01', 'bill_c1', 'meter-3', 'tv', 1, null, null, '{}', null, null),
    (null, 'bill_01', 'meter-4', 'tv', 1, 'NGN', 'failed', null, '2025-11-01 09:00:00+00', null);

insert into public.say_orders (
    user_id,
    reference,
    amount,
    currency,
    status,
    raw_response,
    created_at,
    completed_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'order_a1', 12.5, 'NGN', 'completed', '{"ok": true}', '2025-11-10 09:00:00+00', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'order_b1', 0, 'NGN', 'pending', null, '2025-11-11 09:00:00+00', null),
    ('00000000-0000-0000-0000-00000000ca01', 'order_c1', 1, null, null, '{}', null, null),
    (null, 'order_01', 1, 'NGN', 'failed', null, '2025-11-01 09:00:00+00', null);

insert into public.say_transfers (
    user_id,
    reference,
    recipient_account,
    recipient_name,
    amount,
    currency,
    status,
    raw_response,
    created_at,
    completed_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'transfer_a1', '0123456789', 'Ann', 750, 'NGN', 'completed', '{"ok": true}', '2025-11-10 09:00:00+00', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'transfer_b1', null, null, 1, 'NGN', 'pending', null, '2025-11-11 09:00:00+00', null),
    ('00000000-0000-0000-0000-00000000ca01', 'transfer_c1', '5555555555', 'Cleo O''Hara', 99.99, null, null, '{}', null, null),
    (null, 'transfer_01', null, null, 1, 'NGN', 'failed', null, '2025-11-01 09:00:00+00', null);

insert into public.business_profiles (
    user_id,
    business_name,
    business_type,
    industry,
    registration_number,
    tax_id,
    address,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'Archer Ltd', 'company', 'software', 'RC-1', 'TAX-1', '{"city": "Lagos"}', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'Carol and Co', null, null, null, null, null, null, null),
    (null, 'Lost', 'sole trader', null, null, null, '{}', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00');

insert into public.business_metrics (
    id,
    user_id,
    metric_date,
    total_revenue,
    total_expenses,
    net_profit,
    cash_on_hand,
    total_customers,
    metadata,
    created_at
)
values
    ('00000000-0000-0000-0160-00000000a001', '00000000-0000-0000-0000-00000000a11c', '2025-10-31', 1000.1, 400.05, 600.05, 50, 3, '{"source": "books"}', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0160-00000000a002', '00000000-0000-0000-0000-00000000a11c', '2025-11-30', 0, 0, 0, null, null, '{}', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0160-00000000b001', '00000000-0000-0000-0000-000000000b0b', '2025-10-31', null, null, null, null, null, null, '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0160-00000000c001', '00000000-0000-0000-0000-00000000ca01', '2025-10-31', 9999999999999.99, 1, -1, 0, 0, '{}', '2025-11-03 09:00:00+00');

insert into public.business_financial_insights (
    user_id,
    insight_type,
    data,
    period_start,
    period_end,
    generated_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'cash_flow', '{"trend": "up"}', '2025-10-01', '2025-10-31', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'debt', '[]', null, null, null),
    (null, 'sector', '{}', '2025-01-01', '2025-01-01', '2025-11-01 09:00:00+00');

insert into public.business_recommendations (
    id,
    user_id,
    recommendation_type,
    title,
    description,
    impact_level,
    implementation_effort,
    confidence_score,
    estimated_value,
    action_items,
    supporting_data,
    status,
    created_at,
    reviewed_at,
    implemented_at,
    expires_at
)
values
    ('00000000-0000-0000-0161-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'cost', 'Cancel it', 'Nobody uses it', 'high', 'low', 0.95, 120, '[{"do": "cancel"}]', '{"calls": 0}', 'implemented', '2025-11-01 09:00:00+00', '2025-11-02 09:00:00+00', '2025-11-03 09:00:00+00', null),
    ('00000000-0000-0000-0161-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'sales', 'Bake more', 'Demand is up', null, null, null, null, null, null, null, '2025-11-02 09:00:00+00', null, null, '2025-11-02 00:00:00+00'),
    ('00000000-0000-0000-0161-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'stock', 'Order earlier', 'Late twice', 'medium', 'medium', 0.5, -10.25, '[]', '{}', 'pending', '2025-11-03 09:00:00+00', null, null, '2099-12-31 00:00:00+00');

insert into public.edoc_consents (
    user_id,
    consent_type,
    status,
    metadata,
    created_at,
    expires_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'bank_statement', 'granted', '{"bank": "044"}', '2025-11-01 09:00:00+00', '2099-12-31 00:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'bank_statement', 'expired', '{}', '2025-10-01 09:00:00+00', '2025-11-02 00:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'credit', 'pending', null, null, null),
    (null, 'credit', 'revoked', '{}', '2025-11-01 09:00:00+00', null);

insert into public.edoc_financial_analysis (
    user_id,
    analysis_type,
    data,
    created_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'income', '{"monthly": 1000}', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'spending', '[1, 2]', '2025-11-03 09:00:00+00'),
    (null, 'sector', '{}', null);

insert into public.edoc_transactions (
    user_id,
    transaction_id,
    amount,
    currency,
    status,
    metadata,
    created_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'edoc_a1', 100, 'NGN', 'settled', '{"n": 1}', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'edoc_b1', null, null, 'pending', null, null),
    ('00000000-0000-0000-0000-00000000ca01', 'edoc_c1', -7.77, 'USD', 'reversed', '{}', '2025-11-03 09:00:00+00'),
    (null, 'edoc_01', 1, 'NGN', 'settled', '{}', '2025-11-01 09:00:00+00');

insert into public.edoc_usage_logs (
    user_id,
    action,
    resource_type,
    resource_id,
    metadata,
    created_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 'fetch', 'statement', 'st_1', '{"pages": 3}', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 'fetch', null, null, null, '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', 'revoke', 'consent', '3', '{}', '2025-11-03 09:00:00+00'),
    (null, 'sweep', null, null, '{}', null);

insert into public.products (
    id,
    vendor_id,
    name,
    description,
    category,
    price,
    stock_quantity,
    image_url,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0162-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'Rye bread', 'Dark', 'food', 4.5, 12, '/images/rye.png', '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0162-00000000b002', '00000000-0000-0000-0000-000000000b0b', 'Crumbs', null, null, 0, 0, null, null, null),
    ('00000000-0000-0000-0162-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'Apple tree', 'Two years old', 'garden', 39.9, 3, null, '2025-11-06 09:00:00+00', '2025-11-06 09:00:00+00');

insert into public.product_embeddings (
    id,
    product_id,
    text_content,
    embedding,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0163-00000000b001', '00000000-0000-0000-0162-00000000b001', 'Rye bread Dark', pg_temp.embedding(0, 1, 0), '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0163-00000000b002', '00000000-0000-0000-0162-00000000b002', 'Crumbs', null, null, null),
    ('00000000-0000-0000-0163-00000000c001', '00000000-0000-0000-0162-00000000c001', 'Apple tree', pg_temp.embedding(0.1, 0, 1), '2025-11-06 09:00:00+00', '2025-11-06 09:00:00+00');

insert into public.product_reviews (
    id,
    product_id,
    user_id,
    rating,
    comment,
    created_at
)
values
    ('00000000-0000-0000-0164-00000000a001', '00000000-0000-0000-0162-00000000b001', '00000000-0000-0000-0000-00000000a11c', 5, 'Good', '2025-11-12 09:00:00+00'),
    ('00000000-0000-0000-0164-00000000b001', '00000000-0000-0000-0162-00000000c001', '00000000-0000-0000-0000-000000000b0b', 3, null, '2025-11-13 09:00:00+00'),
    ('00000000-0000-0000-0164-00000000c001', '00000000-0000-0000-0162-00000000b001', '00000000-0000-0000-0000-00000000ca01', 1, 'Too dark', '2025-11-14 09:00:00+00');

insert into public.orders (
    id,
    customer_id,
    order_date,
    status,
    total_amount,
    shipping_address,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0165-00000000a001', '00000000-0000-0000-0000-00000000a11c', '2025-11-10 09:00:00+00', 'paid', 48.9, '1 Harbour Street', '2025-11-10 09:00:00+00', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0165-00000000a002', '00000000-0000-0000-0000-00000000a11c', null, 'pending', 4.5, null, null, null),
    ('00000000-0000-0000-0165-00000000b001', '00000000-0000-0000-0000-000000000b0b', '2025-11-11 09:00:00+00', 'pending', 39.9, null, '2025-11-11 09:00:00+00', '2025-11-11 09:00:00+00'),
    ('00000000-0000-0000-0165-00000000c001', '00000000-0000-0000-0000-00000000ca01', '2025-11-12 09:00:00+00', 'canceled', 0, null, '2025-11-12 09:00:00+00', '2025-11-12 09:00:00+00');

insert into public.order_items (
    id,
    order_id,
    product_id,
    quantity,
    unit_price,
    created_at
)
values
    ('00000000-0000-0000-0166-00000000a001', '00000000-0000-0000-0165-00000000a001', '00000000-0000-0000-0162-00000000b001', 2, 4.5, '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0166-00000000a002', '00000000-0000-0000-0165-00000000a001', '00000000-0000-0000-0162-00000000c001', 1, 39.9, '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0166-00000000b001', '00000000-0000-0000-0165-00000000b001', '00000000-0000-0000-0162-00000000c001', 1, 39.9, null),
    ('00000000-0000-0000-0166-00000000c001', '00000000-0000-0000-0165-00000000c001', '00000000-0000-0000-0162-00000000b002', 1000, 0, '2025-11-12 09:00:00+00');

insert into public.marketplace_transactions (
    id,
    order_id,
    buyer_id,
    seller_id,
    amount,
    platform_fee,
    seller_amount,
    status,
    stripe_charge_id,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0167-00000000a001', '00000000-0000-0000-0165-00000000a001', '00000000-0000-0000-0000-00000000a11c', '00000000-0000-0000-0000-000000000b0b', 9, 0.9, 8.1, 'completed', 'ch_a1', '2025-11-10 09:00:00+00', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0167-00000000a002', '00000000-0000-0000-0165-00000000a001', '00000000-0000-0000-0000-00000000a11c', '00000000-0000-0000-0000-00000000ca01', 39.9, 3.99, 35.91, 'completed', null, '2025-11-10 09:00:00+00', '2025-11-10 09:00:00+00'),
    ('00000000-0000-0000-0167-00000000b001', '00000000-0000-0000-0165-00000000b001', '00000000-0000-0000-0000-000000000b0b', '00000000-0000-0000-0000-00000000ca01', 39.9, 0, 39.9, 'pending', null, '2025-11-11 09:00:00+00', '2025-11-11 09:00:00+00'),
    ('00000000-0000-0000-0167-000000000001', null, null, null, 0, 0, 0, 'failed', null, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00');

insert into public.pricing_insights (
    id,
    product_id,
    suggested_price,
    min_viable_price,
    max_viable_price,
    confidence_score,
    price_elasticity,
    market_trend,
    reasoning,
    created_at,
    expires_at
)
values
    ('00000000-0000-0000-0168-00000000b001', '00000000-0000-0000-0162-00000000b001', 4.75, 3, 6, 0.8, -1.25, 'up', 'Flour is dearer', '2025-11-12 09:00:00+00', '2099-12-31 00:00:00+00'),
    ('00000000-0000-0000-0168-00000000c001', '00000000-0000-0000-0162-00000000c001', 35, null, null, 0.1, null, null, null, '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00');

insert into public.recommendations (
    id,
    user_id,
    product_id,
    supplier_id,
    recommendation_type,
    relevance_score,
    reason,
    clicked,
    viewed,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0169-00000000a001', '00000000-0000-0000-0000-00000000a11c', '00000000-0000-0000-0162-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'similar', 0.7, 'You like trees', false, true, '2025-11-12 09:00:00+00', '2025-11-12 09:00:00+00'),
    ('00000000-0000-0000-0169-00000000b001', '00000000-0000-0000-0000-000000000b0b', '00000000-0000-0000-0162-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'popular', 1, null, null, null, null, null),
    ('00000000-0000-0000-0169-00000000c001', '00000000-0000-0000-0000-00000000ca01', '00000000-0000-0000-0162-00000000b001', '00000000-0000-0000-0000-000000000b0b', 'popular', 0, null, true, true, '2025-11-13 09:00:00+00', '2025-11-13 09:00:00+00');

insert into public.risk_analysis (
    id,
    order_id,
    user_id,
    risk_score,
    risk_factors,
    is_flagged,
    review_status,
    reviewer_id,
    reviewed_at,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0170-00000000a001', '00000000-0000-0000-0165-00000000a001', '00000000-0000-0000-0000-00000000a11c', 0.1, '[]', false, 'approved', '00000000-0000-0000-0000-00000000ca01', '2025-11-11 09:00:00+00', '2025-11-10 09:00:00+00', '2025-11-11 09:00:00+00'),
    ('00000000-0000-0000-0170-00000000b001', '00000000-0000-0000-0165-00000000b001', '00000000-0000-0000-0000-000000000b0b', 0.95, '["new card", "night"]', true, 'pending', null, null, '2025-11-11 09:00:00+00', '2025-11-11 09:00:00+00'),
    ('00000000-0000-0000-0170-00000000c001', '00000000-0000-0000-0165-00000000c001', '00000000-0000-0000-0000-00000000ca01', 0.5, null, null, null, null, null, null, null),
    ('00000000-0000-0000-0170-000000000001', null, null, 1, '{}', true, 'pending', null, null, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00');

insert into public.user_product_interactions (
    user_id,
    product_id,
    interaction_type,
    metadata,
    created_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', 17, 'view', '{"ms": 1200}', '2025-11-12 09:00:00+00'),
    ('00000000-0000-0000-0000-000000000b0b', 17, 'buy', null, '2025-11-12 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', null, 'search', '{}', null),
    (null, 3, 'view', '{}', '2025-11-01 09:00:00+00');

insert into public.vendor_organizations (
    id,
    vendor_code,
    organization_name,
    organization_type,
    contact_email,
    contact_name,
    website_url,
    billing_address,
    credit_balance,
    monthly_limit,
    monthly_spend_limit,
    rate_limit_per_minute,
    platform_access,
    status,
    trial_ends_at,
    created_by,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0171-00000000a001', 'VA1', 'Archer APIs', 'company', 'api@archer.example', 'Alice', null, '{"city": "Lagos"}', 100.5, 1000, 50, 120, '{"mcp": true}', 'active', null, '00000000-0000-0000-0000-00000000a11c', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0171-00000000c001', 'VC1', 'Carol Cloud', 'startup', 'c@cloud.example', null, 'https://cloud.example', null, 0, null, null, null, null, 'suspended', '2025-11-02 00:00:00+00', '00000000-0000-0000-0000-00000000ca01', '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00'),
    ('00000000-0000-0000-0171-000000000001', 'V01', 'Unclaimed', 'company', 'x@unclaimed.example', null, null, null, null, null, null, 60, '{}', null, null, null, null, null);

insert into public.vendor_api_keys (
    id,
    vendor_name,
    key_name,
    encrypted_key,
    description,
    is_active,
    last_used_at,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0172-000000000001', 'openai', 'main', 'enc:openai', null, true, '2025-11-20 09:00:00+00', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0172-000000000002', 'openai', 'old', 'enc:old', 'replaced', false, null, '2025-10-01 09:00:00+00', '2025-10-01 09:00:00+00'),
    ('00000000-0000-0000-0172-000000000003', 'voyage', 'main', 'enc:voyage', null, null, null, null, null);

insert into public.vendor_api_keys_v2 (
    id,
    vendor_org_id,
    key_id,
    key_secret_hash,
    key_name,
    key_description,
    key_type,
    environment,
    allowed_platforms,
    allowed_services,
    allowed_ip_ranges,
    rate_limit_override,
    requires_signature,
    webhook_url,
    webhook_secret,
    total_requests,
    monthly_requests,
    is_active,
    last_used_at,
    last_request_at,
    created_at,
    updated_at,
    expires_at
)
values
    ('00000000-0000-0000-0173-00000000a001', '00000000-0000-0000-0171-00000000a001', 'vk_a1', encode(extensions.digest('secret-a1', 'sha256'), 'hex'), 'Live', null, 'live', 'production', '["mcp"]', '["memory"]', '["192.0.2.0/24"]', 300, true, 'https://hooks.example.com/a', 'whsec_a', 5000000000, 12, true, '2025-11-20 09:00:00+00', '2025-11-20 09:00:00+00', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00', '2099-12-31 00:00:00+00'),
    ('00000000-0000-0000-0173-00000000a002', '00000000-0000-0000-0171-00000000a001', 'vk_a2', 'hash-a2', 'Test', 'for tests', 'test', 'development', '[]', '[]', '[]', null, false, null, null, 0, 0, false, null, null, '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00'),
    ('00000000-0000-0000-0173-00000000c001', '00000000-0000-0000-0171-00000000c001', 'vk_c1', 'hash-c1', 'Default key', null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

insert into public.vendor_key_audit_log (
    id,
    key_id,
    action,
    user_id,
    ip_address,
    user_agent,
    "timestamp"
)
values
    ('00000000-0000-0000-0174-00000000a001', '00000000-0000-0000-0172-000000000001', 'read', '00000000-0000-0000-0000-00000000a11c', '192.0.2.10', 'cli', '2025-11-20 09:00:00+00'),
    ('00000000-0000-0000-0174-00000000c001', '00000000-0000-0000-0172-000000000003', 'created', '00000000-0000-0000-0000-00000000ca01', null, null, '2025-11-03 09:00:00+00'),
    ('00000000-0000-0000-0174-000000000001', null, 'deleted', null, null, null, null);

insert into public.vendor_usage_logs (
    id,
    vendor_org_id,
    api_key_id,
    request_id,
    platform,
    service,
    endpoint,
    method,
    status_code,
    success,
    error_message,
    request_timestamp,
    processed_at,
    processing_time_ms,
    request_size_bytes,
    response_size_bytes,
    tokens_consumed,
    compute_units,
    cost_amount,
    cost_currency,
    billing_tier,
    ip_address,
    user_agent,
    request_metadata,
    response_metadata
)
values
    ('00000000-0000-0000-0175-00000000a001', '00000000-0000-0000-0171-00000000a001', '00000000-0000-0000-0173-00000000a001', 'rq_a1', 'mcp', 'memory', '/search', 'POST', 200, true, null, '2025-11-20 09:00:00+00', '2025-11-20 09:00:01+00', 35, 120, 4096, 250, 0.000125, 0.000375, 'USD', 'starter', '192.0.2.11', 'sdk/2', '{"n": 1}', '{"hits": 2}'),
    ('00000000-0000-0000-0175-00000000c001', '00000000-0000-0000-0171-00000000c001', null, 'rq_c1', 'api', 'memory', null, null, 500, false, 'boom', '2025-11-20 09:00:00+00', null, null, null, null, 0, 0, 0, 'USD', null, null, null, null, null);

insert into public.vendor_billing_records (
    id,
    vendor_org_id,
    billing_period_start,
    billing_period_end,
    total_requests,
    total_tokens,
    total_compute_hours,
    base_cost,
    usage_cost,
    overage_cost,
    discount_amount,
    tax_amount,
    total_amount,
    currency,
    invoice_number,
    invoice_url,
    payment_status,
    payment_method,
    payment_reference,
    paid_at,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0176-00000000a001', '00000000-0000-0000-0171-00000000a001', '2025-10-01 00:00:00+00', '2025-11-01 00:00:00+00', 1000, 250000, 0.123456, 10, 2.5, 0, 1.25, 2.25, 13.5, 'USD', 'INV-A1', 'https://files.example.com/a1.pdf', 'paid', 'card', 'ch_inv_a1', '2025-11-02 09:00:00+00', '2025-11-01 09:00:00+00', '2025-11-02 09:00:00+00'),
    ('00000000-0000-0000-0176-00000000c001', '00000000-0000-0000-0171-00000000c001', '2025-10-01 00:00:00+00', '2025-11-01 00:00:00+00', null, null, null, null, null, null, null, null, null, null, null, null, 'overdue', null, null, null, null, null);

insert into public.vendor_platform_sessions (
    id,
    vendor_org_id,
    user_id,
    platform,
    session_token,
    session_metadata,
    ip_address,
    user_agent,
    requires_mfa,
    mfa_verified_at,
    is_active,
    created_at,
    last_activity_at,
    expires_at
)
values
    ('00000000-0000-0000-0177-00000000a001', '00000000-0000-0000-0171-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'web', 'vs_a1', '{"theme": "dark"}', '192.0.2.10', 'Firefox', true, '2025-11-20 09:00:00+00', true, '2025-11-20 09:00:00+00', '2025-11-20 09:00:00+00', '2099-12-31 00:00:00+00'),
    ('00000000-0000-0000-0177-00000000c001', '00000000-0000-0000-0171-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'cli', 'vs_c1', null, null, null, null, null, false, '2025-11-01 09:00:00+00', null, '2025-11-02 00:00:00+00'),
    ('00000000-0000-0000-0177-000000000001', '00000000-0000-0000-0171-000000000001', null, 'api', 'vs_01', '{}', null, null, false, null, null, null, null, '2099-12-31 00:00:00+00');

insert into public.client_organizations (
    id,
    name,
    owner_id,
    contact_email,
    status,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0178-00000000a001', 'Harbour Client', '00000000-0000-0000-0000-00000000a11c', 'client@harbour.example', 'active', '2025-11-01 09:00:00+00', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0178-00000000c001', 'Orchard Client', '00000000-0000-0000-0000-00000000ca01', null, 'closed', '2025-11-03 09:00:00+00', '2025-11-03 09:00:00+00');

insert into public.client_api_keys (
    id,
    client_organization_id,
    key_prefix,
    key_hash,
    is_active,
    created_at,
    expires_at
)
values
    ('00000000-0000-0000-0179-00000000a001', '00000000-0000-0000-0178-00000000a001', 'cl_a1', 'hash-ca1', true, '2025-11-01 09:00:00+00', null),
    ('00000000-0000-0000-0179-00000000a002', '00000000-0000-0000-0178-00000000a001', 'cl_a2', 'hash-ca2', false, '2025-11-01 09:00:00+00', '2025-11-02 00:00:00+00'),
    ('00000000-0000-0000-0179-00000000c001', '00000000-0000-0000-0178-00000000c001', 'cl_c1', 'hash-cc1', true, '2025-11-03 09:00:00+00', '2099-12-31 00:00:00+00');

insert into public.client_transactions (
    client_organization_id,
    gross_amount,
    fee_amount,
    currency,
    reference,
    created_at
)
values
    ('00000000-0000-0000-0178-00000000a001', 100, 2.5, 'USD', 'ct_a1', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0178-00000000a001', 0.01, 0, 'EUR', 'ct_a2', '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0178-00000000c001', 50, 50.01, 'NGN', 'ct_c1', '2025-11-07 09:00:00+00');

insert into public.client_usage_logs (
    client_organization_id,
    api_key_id,
    operation,
    units,
    created_at
)
values
    ('00000000-0000-0000-0178-00000000a001', '00000000-0000-0000-0179-00000000a001', 'search', 1, '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0178-00000000a001', null, 'export', 250, '2025-11-06 09:00:00+00'),
    ('00000000-0000-0000-0178-00000000c001', '00000000-0000-0000-0179-00000000c001', 'search', 0, '2025-11-07 09:00:00+00');

insert into public.client_billing_records (
    id,
    client_organization_id,
    period,
    amount,
    status,
    created_at
)
values
    ('00000000-0000-0000-0180-00000000a001', '00000000-0000-0000-0178-00000000a001', '[2025-10-01,2025-11-01)', 97.5, 'completed', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0180-00000000c001', '00000000-0000-0000-0178-00000000c001', '[2025-10-01,2025-11-01)', 0, 'canceled', '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0180-00000000c002', '00000000-0000-0000-0178-00000000c001', '[2025-11-01,)', 12, 'pending', '2025-11-02 09:00:00+00');

-- The twins: nearly empty, as they were.
insert into maas.topics (
    id,
    name,
    organization_id,
    user_id,
    created_at
)
values
    ('00000000-0000-0000-0181-00000000a001', 'Billing', '00000000-0000-0000-0010-00000000a11c', '00000000-0000-0000-0000-00000000a11c', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0181-00000000c001', 'Billing', '00000000-0000-0000-0010-00000000ca01', '00000000-0000-0000-0000-00000000ca01', '2025-11-07 09:00:00+00');

insert into maas.memory_entries (
    id,
    title,
    content,
    type,
    tags,
    topic_id,
    organization_id,
    user_id,
    embedding,
    metadata,
    created_at,
    updated_at
)
values
    ('00000000-0000-0000-0182-00000000a001', 'Stripe webhooks', 'An older copy.', 'note', '{stripe}', '00000000-0000-0000-0181-00000000a001', '00000000-0000-0000-0010-00000000a11c', '00000000-0000-0000-0000-00000000a11c', null, '{}', '2025-11-05 09:00:00+00', '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0182-00000000c001', 'Trees', 'Only here.', 'document', null, null, '00000000-0000-0000-0010-00000000ca01', '00000000-0000-0000-0000-00000000ca01', array[0, 1]::real[], null, '2025-11-07 09:00:00+00', '2025-11-07 09:00:00+00');

insert into maas.api_keys (
    id,
    user_id,
    name,
    key_hash,
    permissions,
    is_active,
    created_at
)
values
    ('00000000-0000-0000-0183-00000000a001', '00000000-0000-0000-0000-00000000a11c', 'never used', 'maas-a1', '{}', true, '2025-11-05 09:00:00+00'),
    ('00000000-0000-0000-0183-00000000c001', '00000000-0000-0000-0000-00000000ca01', 'never used', 'maas-c1', '{"read": true}', false, '2025-11-07 09:00:00+00');

insert into core.logs (
    level,
    message,
    context,
    logged_at
)
values
    ('info', 'started', '{"pid": 1}', '2025-11-01 09:00:00+00'),
    ('error', 'stopped', null, '2025-11-02 09:00:00+00');

insert into core.usage_logs (
    user_id,
    endpoint,
    status_code,
    logged_at
)
values
    ('00000000-0000-0000-0000-00000000a11c', '/search', 200, '2025-11-01 09:00:00+00'),
    ('00000000-0000-0000-0000-00000000ca01', '/search', 500, '2025-11-02 09:00:00+00'),
    (null, '/health', null, '2025-11-02 09:00:00+00');
