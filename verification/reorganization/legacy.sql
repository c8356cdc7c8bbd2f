-- The database before the reorganisation, as it grew: 115 tables flat in public, a few unused twins
-- in maas, the logs of an older backend in core. The migration role makes it, and so owns what it
-- will move; on a throwaway database only. The columns are those of the types that were generated
-- from production in November 2025, beside tables that its clients ask for and those types lack;
-- exact types, keys and policies come from the clients' repositories. varchar(n), serial and
-- auth.uid() for every row are how it was: this file is no model.
--
-- What is wrong with it, kept because a migration must carry it and must not widen it:
--   Secrets in plain text: api_keys.key, company_projects.api_key, user_tool_configs.api_key,
--     vendor_api_keys_v2.webhook_secret.
--   api_keys_compat, vendor_directory, order_overview and the four auth_*_view run with the rights
--     of their owner. api_keys_compat so shows the names of all stored keys to every user.
--   No row level security at all: auth_events and its three projections, oauth_clients,
--     oauth_tokens, oauth_authorization_codes, webhook_logs, ai_response_cache, feature_flags, and
--     the schema core. Only missing grants keep clients away; ai_response_cache and feature_flags
--     have grants too.
--   Row level security without a policy: key_rotation_policies, mcp_key_access_requests,
--     mcp_proxy_tokens, key_security_events, mcp_key_audit_log, on which clients have privileges
--     and of which they see nothing, and the tables that only the service touches.
--   Row level security is forced nowhere.
--   A member of an organization may write all of its projects, stored keys, tools and sessions, may
--     give them away, and may change his own role and organization in users; anybody may make
--     himself a member of any organization in organization_users.
--   Most functions have no search_path. Some are SECURITY DEFINER and believe the user id that they
--     are given: match_memories and its relatives tell anybody's memories.
-- api_keys and vendor_api_keys are the older twins of stored_api_keys and vendor_api_keys_v2.

-- pgvector, where the server has it, came with the platform. Elsewhere a stand-in, so that all that
-- follows, here and in the changelog, runs as it is: an array without a dimension, and <=> with the
-- same cosine distance. It has no index.
do $$
begin
    if pg_catalog.to_regtype('extensions.vector') is null then
        create domain extensions.vector as real[];

        create function extensions.cosine_distance(real[], real[])
        returns double precision
        language sql
        immutable
        strict
        parallel safe
        set search_path = ''
        as $body$
            select
                1 - sum(a.value::double precision * b.value)
                    / nullif(
                        sqrt(sum(a.value::double precision * a.value))
                            * sqrt(sum(b.value::double precision * b.value)),
                        0
                    )
            from unnest($1) with ordinality as a (value, place)
            join unnest($2) with ordinality as b (value, place)
                on b.place = a.place
        $body$;

        create operator extensions.<=> (
            leftarg = real[],
            rightarg = real[],
            function = extensions.cosine_distance,
            commutator = operator(extensions.<=>)
        );

        comment on domain extensions.vector is
            'Stand-in for pgvector, which this server does not have. Throwaway databases only.';
    end if;
end
$$;

create type public.memory_type as enum (
    'context',
    'project',
    'knowledge',
    'reference',
    'personal',
    'workflow'
);

create type public.plan_type as enum ('free', 'pro', 'enterprise');

create type public.user_role as enum ('admin', 'user', 'viewer', 'superadmin', 'system');

create type public.app_role as enum ('admin', 'moderator', 'user');

create type public.payment_status as enum (
    'pending',
    'processing',
    'completed',
    'failed',
    'canceled'
);

-- Organizations and people

-- Clients upsert organizations by their name, which only later became a key in production.
create table public.organizations (
    id uuid primary key default extensions.uuid_generate_v4(),
    name varchar(255) not null unique,
    slug varchar(100) not null unique,
    description text,
    is_active boolean default true,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table public.users (
    id uuid primary key default extensions.uuid_generate_v4(),
    email varchar(255) not null unique
        check (email ~* '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$'),
    password_hash varchar(255) not null,
    organization_id uuid not null references public.organizations (id) on delete cascade,
    role public.user_role not null default 'user',
    plan public.plan_type not null default 'free',
    settings jsonb default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    last_login timestamptz
);

create index on public.users (organization_id);

create table public.organization_users (
    organization_id uuid not null references public.organizations (id) on delete cascade,
    user_id uuid not null references auth.users (id) on delete cascade,
    role varchar(50) not null default 'member'
        check (role in ('owner', 'admin', 'member')),
    invited_by uuid references auth.users (id) on delete set null,
    joined_at timestamptz not null default now(),
    primary key (organization_id, user_id)
);

create table public.simple_users (
    id uuid primary key default gen_random_uuid(),
    email text not null unique,
    password_hash text not null,
    full_name text,
    role text default 'user',
    project_scope text default 'maas',
    is_active boolean default true,
    last_login_at timestamptz,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table public.profiles (
    id uuid primary key references auth.users (id) on delete cascade,
    email text,
    full_name text,
    first_name text,
    last_name text,
    company_name text,
    business_type text,
    is_vendor boolean default false,
    stripe_customer_id text,
    subscription_tier text default 'free',
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table public.user_roles (
    id serial primary key,
    user_id uuid references auth.users (id) on delete cascade,
    role public.app_role not null,
    granted_by uuid references auth.users (id) on delete set null,
    granted_at timestamptz default now(),
    expires_at timestamptz,
    unique (user_id, role)
);

create table public.sessions (
    id uuid primary key default extensions.uuid_generate_v4(),
    user_id uuid references public.users (id) on delete cascade,
    token_hash varchar(255) not null,
    expires_at timestamptz not null,
    created_at timestamptz default now(),
    last_activity timestamptz default now(),
    is_active boolean default true
);

create index on public.sessions (user_id);

create index on public.sessions (token_hash);

create table public.user_sessions (
    id bigserial primary key,
    user_id uuid references auth.users (id) on delete cascade,
    session_token text not null unique,
    ip_address inet,
    user_agent text,
    created_at timestamptz default now(),
    last_accessed timestamptz default now(),
    expires_at timestamptz not null
);

create index on public.user_sessions (user_id);

create table public.oauth_sessions (
    id uuid primary key default gen_random_uuid(),
    state varchar(255) not null,
    client_id varchar(255),
    code_challenge varchar(255),
    code_verifier varchar(255),
    redirect_uri text,
    scope text,
    session_data jsonb not null,
    is_used boolean default false,
    used_at timestamptz,
    created_at timestamptz default now(),
    expires_at timestamptz not null
);

create index on public.oauth_sessions (state);

create index on public.oauth_sessions (expires_at)
    where is_used = false;

create table public.oauth_clients (
    client_id varchar(255) primary key,
    client_secret_hash text,
    client_name text not null,
    redirect_uris text[] not null default '{}',
    allowed_scopes text[] not null default '{memories:read}',
    is_active boolean not null default true,
    created_at timestamptz not null default now()
);

create table public.oauth_tokens (
    id uuid primary key default gen_random_uuid(),
    client_id varchar(255) not null references public.oauth_clients (client_id) on delete cascade,
    user_id uuid not null references auth.users (id) on delete cascade,
    token_hash text not null unique,
    token_type varchar(20) not null default 'access'
        check (token_type in ('access', 'refresh')),
    scopes text[] not null default '{}',
    parent_token_id uuid references public.oauth_tokens (id) on delete cascade,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz,
    check (expires_at > created_at)
);

create index on public.oauth_tokens (user_id);

create table public.oauth_authorization_codes (
    code_hash text primary key,
    client_id varchar(255) not null references public.oauth_clients (client_id) on delete cascade,
    user_id uuid not null references auth.users (id) on delete cascade,
    redirect_uri text not null,
    scopes text[] not null default '{}',
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    consumed boolean not null default false,
    consumed_at timestamptz,
    check (expires_at > created_at),
    check (consumed = (consumed_at is not null))
);

-- Event sourcing: auth_events is what happened, the other three are projections of it.

create table public.auth_events (
    event_id uuid primary key default gen_random_uuid(),
    aggregate_type text not null,
    aggregate_id text not null,
    version bigint not null,
    event_type text not null,
    event_type_version integer not null default 1,
    payload jsonb not null default '{}',
    metadata jsonb not null default '{}',
    occurred_at timestamptz not null default now(),
    unique (aggregate_type, aggregate_id, version)
);

create index on public.auth_events (event_type, occurred_at);

create table public.auth_users (
    user_id text primary key,
    email text unique,
    role text not null default 'user',
    last_event_version bigint not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table public.auth_sessions (
    session_id text primary key,
    user_id text not null,
    platform text not null default 'web'
        check (platform in ('mcp', 'cli', 'web', 'api')),
    started_at timestamptz not null,
    ended_at timestamptz
);

create table public.auth_api_keys (
    key_id text primary key,
    user_id text not null,
    name text,
    is_active boolean not null default true,
    created_at timestamptz not null,
    revoked_at timestamptz
);

-- Keys, secrets and the tools that ask for them

create table public.api_keys (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    name varchar(200) not null,
    key text not null unique,
    key_hash text unique,
    service varchar(100) default 'all',
    description text,
    is_active boolean default true,
    rate_limited boolean default true,
    permissions jsonb default '[]',
    metadata jsonb default '{}',
    created_at timestamptz default now(),
    expires_at timestamptz,
    last_used_at timestamptz
);

create index on public.api_keys (user_id);

create table public.mcp_service_catalog (
    id uuid primary key default gen_random_uuid(),
    service_key varchar(100) not null unique,
    display_name varchar(200) not null,
    category varchar(50) not null default 'other',
    credential_fields jsonb not null default '[]',
    is_available boolean not null default true,
    is_beta boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

-- Clients embed both ends: api_keys -> scopes:api_key_scopes -> service:mcp_service_catalog.
create table public.api_key_scopes (
    id uuid primary key default gen_random_uuid(),
    api_key_id uuid not null references public.api_keys (id) on delete cascade,
    service_key varchar(100) not null
        references public.mcp_service_catalog (service_key) on delete cascade,
    allowed_actions text[] default '{*}',
    max_calls_per_minute integer,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    unique (api_key_id, service_key)
);

create table public.user_mcp_services (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    service_key varchar(100) not null
        references public.mcp_service_catalog (service_key) on delete cascade,
    encrypted_credentials text,
    is_enabled boolean not null default true,
    environment varchar(20) not null default 'production'
        check (environment in ('development', 'staging', 'production')),
    total_calls bigint not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (user_id, service_key, environment)
);

create table public.api_key_projects (
    id uuid primary key default extensions.uuid_generate_v4(),
    name varchar(255) not null,
    description text,
    organization_id uuid not null,
    owner_id uuid not null,
    team_members uuid[] default '{}',
    settings jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (organization_id, name)
);

create table public.stored_api_keys (
    id uuid primary key default extensions.uuid_generate_v4(),
    name varchar(255) not null,
    environment varchar(50) not null default 'development',
    project_id uuid not null references public.api_key_projects (id) on delete cascade,
    organization_id uuid not null,
    encrypted_value text not null,
    key_type varchar(50) not null default 'api_key',
    access_level varchar(50) not null default 'team',
    status varchar(50) not null default 'active',
    tags text[] default '{}',
    usage_count integer default 0,
    last_rotated timestamptz default now(),
    rotation_frequency integer default 90,
    expires_at timestamptz,
    metadata jsonb default '{}',
    created_by uuid not null,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (project_id, name)
);

create index on public.stored_api_keys (organization_id);

create table public.key_rotation_policies (
    id uuid primary key default extensions.uuid_generate_v4(),
    key_id uuid not null unique references public.stored_api_keys (id) on delete cascade,
    frequency_days integer not null default 90 check (frequency_days > 0),
    auto_rotate boolean default false,
    last_rotation timestamptz,
    next_rotation timestamptz,
    rotation_history jsonb default '[]',
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table public.key_usage_analytics (
    id uuid primary key default extensions.uuid_generate_v4(),
    key_id uuid not null references public.stored_api_keys (id) on delete cascade,
    operation varchar(100) not null,
    organization_id uuid not null,
    user_id uuid,
    success boolean default true,
    metadata jsonb default '{}',
    "timestamp" timestamptz default now()
);

create index on public.key_usage_analytics (key_id, "timestamp" desc);

create table public.key_security_events (
    id uuid primary key default extensions.uuid_generate_v4(),
    key_id uuid references public.stored_api_keys (id) on delete set null,
    organization_id uuid,
    event_type varchar(100) not null,
    severity varchar(20) not null check (severity in ('low', 'medium', 'high', 'critical')),
    description text not null,
    metadata jsonb default '{}',
    "timestamp" timestamptz default now()
);

create table public.mcp_key_tools (
    id uuid primary key default extensions.uuid_generate_v4(),
    tool_id varchar(255) not null,
    tool_name varchar(255) not null,
    organization_id uuid not null,
    permissions jsonb not null default '{"keys": [], "environments": []}',
    risk_level varchar(20) not null default 'medium'
        check (risk_level in ('low', 'medium', 'high', 'critical')),
    status varchar(20) not null default 'active'
        check (status in ('active', 'suspended', 'revoked')),
    auto_approve boolean default false,
    webhook_url text,
    created_by uuid not null,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (organization_id, tool_id)
);

-- The id comes from the tool that asks.
create table public.mcp_key_access_requests (
    id varchar(255) primary key,
    tool_id varchar(255) not null,
    organization_id uuid not null,
    key_names text[] not null,
    environment varchar(50) not null,
    justification text not null,
    estimated_duration integer not null check (estimated_duration > 0),
    requires_approval boolean default true,
    status varchar(20) not null default 'pending'
        check (status in ('pending', 'approved', 'denied', 'expired')),
    context jsonb default '{}',
    approved_by uuid,
    approved_at timestamptz,
    created_at timestamptz default now()
);

create table public.mcp_key_sessions (
    id uuid primary key default extensions.uuid_generate_v4(),
    session_id varchar(255) not null unique,
    request_id varchar(255) not null
        references public.mcp_key_access_requests (id) on delete cascade,
    tool_id varchar(255) not null,
    organization_id uuid not null,
    key_names text[] not null,
    environment varchar(50) not null,
    created_at timestamptz default now(),
    expires_at timestamptz not null,
    ended_at timestamptz
);

create index on public.mcp_key_sessions (request_id);

create table public.mcp_proxy_tokens (
    id uuid primary key default extensions.uuid_generate_v4(),
    session_id varchar(255) not null,
    key_name varchar(255) not null,
    proxy_value varchar(255) not null unique,
    encrypted_mapping text not null,
    created_at timestamptz default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz
);

create index on public.mcp_proxy_tokens (session_id);

create table public.mcp_key_audit_log (
    id uuid primary key default extensions.uuid_generate_v4(),
    event_type varchar(100) not null,
    organization_id uuid not null,
    tool_id varchar(255),
    session_id varchar(255),
    user_id uuid,
    metadata jsonb default '{}',
    "timestamp" timestamptz default now()
);

create index on public.mcp_key_audit_log (organization_id, "timestamp" desc);

-- Memories

create table public.topics (
    id uuid primary key default extensions.uuid_generate_v4(),
    name varchar(255) not null check (length(name) >= 1),
    description text,
    color varchar(7) check (color ~ '^#[0-9A-Fa-f]{6}$'),
    user_id uuid not null references public.users (id) on delete cascade,
    organization_id uuid not null references public.organizations (id) on delete cascade,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (organization_id, name)
);

-- Two columns say what kind of memory it is; clients write either.
create table public.memory_entries (
    id uuid primary key default extensions.uuid_generate_v4(),
    title varchar(200) check (length(title) >= 1),
    content text not null check (length(content) >= 1),
    memory_type public.memory_type default 'context',
    tags text[] default '{}',
    topic_id uuid references public.topics (id) on delete set null,
    user_id uuid,
    organization_id uuid references public.organizations (id) on delete cascade,
    embedding extensions.vector,
    metadata jsonb default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    last_accessed timestamptz,
    access_count integer default 0 check (access_count >= 0),
    type varchar(50)
);

create index on public.memory_entries (organization_id);

create index on public.memory_entries (user_id);

create index on public.memory_entries (memory_type);

create index on public.memory_entries (topic_id);

create index on public.memory_entries (created_at desc);

create index on public.memory_entries (updated_at desc);

create index on public.memory_entries (last_accessed desc nulls last);

create index on public.memory_entries (access_count desc);

create index on public.memory_entries using gin (tags);

-- Clients send a key with what they may send twice, and take 23505 for "it is there already".
create unique index on public.memory_entries (user_id, (metadata ->> 'idempotency_key'))
    where metadata ? 'idempotency_key';

create table public.memory_versions (
    id uuid primary key default extensions.uuid_generate_v4(),
    memory_id uuid not null references public.memory_entries (id) on delete cascade,
    version_number integer not null,
    title varchar(200),
    content text,
    memory_type public.memory_type,
    tags text[] default '{}',
    metadata jsonb default '{}',
    change_type varchar(20) not null default 'update'
        check (change_type in ('create', 'update', 'delete', 'restore')),
    changed_fields text[],
    change_summary text,
    created_by uuid not null,
    created_at timestamptz not null default now(),
    unique (memory_id, version_number)
);

-- The embedding has no dimension: chunks of several models stand beside each other.
create table public.memory_chunks (
    id uuid primary key default gen_random_uuid(),
    memory_id uuid not null references public.memory_entries (id) on delete cascade,
    organization_id uuid references public.organizations (id) on delete cascade,
    chunk_index integer not null,
    content text not null,
    start_offset integer not null,
    end_offset integer not null,
    content_length integer generated always as (end_offset - start_offset) stored,
    token_count integer,
    metadata jsonb not null default '{}',
    embedding extensions.vector,
    access_count integer default 0,
    last_accessed_at timestamptz,
    created_at timestamptz not null default now(),
    unique (memory_id, chunk_index),
    check (end_offset >= start_offset)
);

create index on public.memory_chunks (organization_id);

create table public.memory_access_patterns (
    id uuid primary key default extensions.uuid_generate_v4(),
    user_id uuid not null,
    memory_id uuid references public.memory_entries (id) on delete cascade,
    access_type varchar(50) not null,
    access_method varchar(50),
    created_at timestamptz default now()
);

create index on public.memory_access_patterns (memory_id);

create table public.memory_search_analytics (
    id uuid primary key default extensions.uuid_generate_v4(),
    user_id uuid not null,
    query text not null,
    search_type varchar(50) default 'vector',
    results_count integer default 0,
    execution_time_ms integer,
    created_at timestamptz default now()
);

create table public.agent_banks_sessions (
    id uuid primary key default gen_random_uuid(),
    session_name varchar(255) not null,
    session_type varchar(50) default 'development',
    description text,
    status varchar(20) default 'active' check (status in ('active', 'paused', 'completed')),
    memory_count integer default 0,
    metadata jsonb default '{}',
    started_at timestamptz default now(),
    last_activity timestamptz default now(),
    completed_at timestamptz
);

create table public.agent_banks_memories (
    id uuid primary key default gen_random_uuid(),
    title varchar(500) not null,
    content text not null,
    summary text,
    memory_type varchar(50) default 'context',
    status varchar(20) default 'active',
    relevance_score numeric(4, 3) default 1.0 check (relevance_score between 0 and 1),
    access_count integer default 0,
    project_ref varchar(100),
    source_url text,
    tags jsonb default '[]',
    metadata jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index on public.agent_banks_memories using gin (tags);

create table public.agent_banks_memory_search_logs (
    id uuid primary key default gen_random_uuid(),
    query text not null,
    search_type varchar(50) default 'vector',
    filters jsonb default '{}',
    limit_requested integer default 10,
    results_count integer default 0,
    threshold double precision default 0.7,
    top_similarity_score double precision,
    execution_time_ms integer,
    session_id uuid,
    user_context text,
    created_at timestamptz default now()
);

create table public.intelligence_cache (
    id uuid primary key default gen_random_uuid(),
    cache_key text not null unique,
    user_id uuid references auth.users (id) on delete cascade,
    response jsonb not null,
    hit_count integer not null default 0,
    created_at timestamptz not null default now(),
    expires_at timestamptz
);

-- What people do with models and workflows

create table public.ai_recommendations (
    id serial primary key,
    user_id uuid references auth.users (id) on delete cascade,
    recommendation_type varchar(50) not null,
    content jsonb not null,
    confidence_score numeric(5, 4),
    used boolean default false,
    created_at timestamptz default now(),
    expires_at timestamptz
);

create table public.ai_response_cache (
    id uuid primary key default gen_random_uuid(),
    prompt_hash text not null unique,
    prompt text not null,
    response text not null,
    model_used text not null,
    tokens_used integer,
    hit_count integer default 0,
    created_at timestamptz not null default now(),
    expires_at timestamptz
);

create table public.ai_usage_logs (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    prompt text not null,
    model_used text not null,
    query_complexity text not null,
    tokens_used integer,
    estimated_cost numeric(10, 6),
    response_time_ms integer,
    user_feedback smallint check (user_feedback between -1 and 1),
    feedback_text text,
    created_at timestamptz not null default now()
);

create table public.query_classifications (
    id uuid primary key default gen_random_uuid(),
    prompt text not null,
    classified_complexity text not null,
    actual_complexity text,
    was_escalated boolean default false,
    feedback_score integer,
    tokens_used integer,
    created_at timestamptz not null default now()
);

create table public.scheduled_workflows (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    goal text not null,
    schedule_type text not null check (schedule_type in ('once', 'daily', 'weekly')),
    scheduled_time text not null,
    status text not null default 'active',
    last_run_at timestamptz,
    next_run_at timestamptz,
    metadata jsonb default '{}',
    created_at timestamptz not null default now()
);

create table public.workflow_runs (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    goal text not null,
    status text not null default 'queued',
    steps jsonb default '[]',
    results jsonb default '{}',
    used_memories jsonb default '[]',
    error_message text,
    created_at timestamptz not null default now(),
    completed_at timestamptz
);

create table public.chat_conversations (
    id text primary key,
    user_id uuid not null references auth.users (id) on delete cascade,
    title text not null,
    topic text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create index on public.chat_conversations (user_id);

create table public.chat_messages (
    id text primary key,
    conversation_id text not null references public.chat_conversations (id) on delete cascade,
    role text not null check (role in ('user', 'assistant', 'system')),
    content text not null,
    encrypted boolean not null default false,
    "timestamp" timestamptz not null default now()
);

create index on public.chat_messages (conversation_id);

create table public.imported_data (
    id uuid primary key default gen_random_uuid(),
    user_id uuid references auth.users (id) on delete cascade,
    source_type text not null,
    title text,
    content text,
    file_url text,
    metadata jsonb default '{}',
    created_at timestamptz default now()
);

-- What people have set

create table public.user_settings (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null unique references auth.users (id) on delete cascade,
    theme text not null default 'system',
    language text not null default 'en',
    settings jsonb not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table public.user_config (
    user_id uuid not null references auth.users (id) on delete cascade,
    key text not null,
    value jsonb not null,
    updated_at timestamptz not null default now(),
    primary key (user_id, key)
);

create table public.user_preferences (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null unique references auth.users (id) on delete cascade,
    business_size text,
    industry_focus text[],
    payment_methods text[],
    preferred_currencies text[] default '{USD}',
    regions_of_interest text[],
    risk_tolerance text default 'medium',
    trade_frequency text,
    trade_volume text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table public.user_tool_configs (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    tool_id text not null,
    api_key text,
    config jsonb default '{}',
    permissions text[] default '{}',
    enabled boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (user_id, tool_id)
);

create table public.user_consents (
    id serial primary key,
    user_id uuid references auth.users (id) on delete cascade,
    consent_type text not null,
    granted boolean not null,
    version text default '1.0',
    metadata jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (user_id, consent_type)
);

create table public.user_tiers (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null unique references auth.users (id) on delete cascade,
    tier_name text not null default 'free',
    max_queries_per_day integer not null default 50,
    can_use_advanced_models boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    expires_at timestamptz
);

create table public.notification_settings (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null unique references auth.users (id) on delete cascade,
    info_enabled boolean not null default true,
    success_enabled boolean not null default true,
    warning_enabled boolean not null default true,
    error_enabled boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table public.notifications (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    title text not null,
    message text not null,
    type text not null default 'info' check (type in ('info', 'success', 'warning', 'error')),
    is_read boolean not null default false,
    notification_group text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    expires_at timestamptz
);

create index on public.notifications (user_id, created_at desc)
    where is_read = false;

create table public.feature_flags (
    id serial primary key,
    name text not null unique,
    description text,
    enabled boolean default false,
    rollout_percentage integer default 0 check (rollout_percentage between 0 and 100),
    user_groups text[] default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

-- The company's own projects and what calls them

create table public.company_projects (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    type text not null,
    description text,
    api_key text not null default replace(gen_random_uuid()::text, '-', ''),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (api_key)
);

create table public.company_services (
    id uuid primary key default gen_random_uuid(),
    project_id uuid not null references public.company_projects (id) on delete cascade,
    name text not null,
    description text,
    status text not null default 'active',
    config jsonb not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create index on public.company_services (project_id);

create table public.company_endpoints (
    id uuid primary key default gen_random_uuid(),
    service_id uuid not null references public.company_services (id) on delete cascade,
    path text not null,
    method text not null check (method in ('GET', 'POST', 'PUT', 'PATCH', 'DELETE')),
    description text,
    auth_required boolean not null default true,
    rate_limit integer,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (service_id, method, path)
);

create table public.company_usage_logs (
    id uuid primary key default gen_random_uuid(),
    project_id uuid not null references public.company_projects (id) on delete cascade,
    service_id uuid references public.company_services (id) on delete set null,
    endpoint_id uuid references public.company_endpoints (id) on delete set null,
    user_id uuid references auth.users (id) on delete set null,
    request_method text,
    request_path text,
    request_size_bytes bigint,
    response_size_bytes bigint,
    response_status integer,
    execution_time_ms integer,
    metadata jsonb default '{}',
    "timestamp" timestamptz not null default now()
);

create index on public.company_usage_logs (project_id, "timestamp" desc);

create table public.vortex_items (
    id uuid primary key default gen_random_uuid(),
    company_id uuid not null references public.company_projects (id) on delete cascade,
    owner_id uuid references auth.users (id) on delete set null,
    title text not null,
    type text,
    status text default 'idea',
    pitch text,
    source text,
    url text,
    writer text,
    keywords text[] default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index on public.vortex_items (company_id);

create table public.vortex_settings (
    user_id uuid not null references auth.users (id) on delete cascade,
    key text not null,
    value jsonb not null default '{}',
    updated_at timestamptz not null default now(),
    primary key (user_id, key)
);

create table public.vortex_wallets (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    currency text not null default 'USD',
    balance numeric(18, 2) not null default 0 check (balance >= 0),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (user_id, currency)
);

create table public.vortex_transactions (
    id uuid primary key default gen_random_uuid(),
    wallet_id uuid not null references public.vortex_wallets (id) on delete restrict,
    user_id uuid not null references auth.users (id) on delete cascade,
    amount numeric(18, 2) not null check (amount <> 0),
    description text,
    created_at timestamptz not null default now()
);

create index on public.vortex_transactions (wallet_id);

-- Logs and measurements

create table public.usage_tracking (
    id uuid primary key default gen_random_uuid(),
    user_id uuid references auth.users (id) on delete set null,
    action text not null,
    metadata jsonb default '{}',
    created_at timestamptz default now()
);

create table public.user_activity_logs (
    id bigint generated always as identity primary key,
    user_id uuid references auth.users (id) on delete set null,
    action varchar(100) not null,
    resource_type varchar(50),
    resource_id varchar(100),
    ip_address inet,
    user_agent text,
    metadata jsonb default '{}',
    created_at timestamptz default now()
);

create index on public.user_activity_logs (user_id, created_at desc);

create table public.system_error_logs (
    id bigint generated by default as identity primary key,
    error_type varchar(100) not null,
    error_message text not null,
    function_name varchar(100),
    stack_trace text,
    request_data jsonb,
    user_id uuid,
    created_at timestamptz default now()
);

create table public.webhook_logs (
    id bigserial primary key,
    provider varchar(50) not null,
    event_type varchar(100) not null,
    resource_type varchar(50),
    resource_id varchar(100),
    raw_event jsonb not null,
    processed_at timestamptz default now()
);

create table public.search_history (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references public.profiles (id) on delete cascade,
    search_query text not null,
    category text,
    filters jsonb default '{}',
    results_count integer default 0,
    created_at timestamptz default now()
);

create index on public.search_history (user_id);

-- Payments

create table public.subscriptions (
    id uuid primary key default gen_random_uuid(),
    user_id uuid references auth.users (id) on delete cascade,
    plan_name text not null default 'free',
    status text not null default 'active',
    stripe_customer_id text,
    stripe_subscription_id text,
    current_period_start timestamptz,
    current_period_end timestamptz,
    trial_end timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create index on public.subscriptions (user_id);

create table public.user_subscriptions (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null unique references auth.users (id) on delete cascade,
    plan_id text not null default 'free',
    status text not null default 'active',
    current_period_end timestamptz,
    cancel_at_period_end boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table public.stripe_customers (
    user_id uuid primary key references auth.users (id) on delete cascade,
    stripe_customer_id text not null unique,
    created_at timestamptz not null default now()
);

create table public.stripe_subscriptions (
    id uuid primary key default gen_random_uuid(),
    user_id uuid references auth.users (id) on delete cascade,
    stripe_subscription_id text not null unique,
    stripe_customer_id text references public.stripe_customers (stripe_customer_id),
    price_id text,
    status text not null default 'incomplete',
    current_period_end timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table public.stripe_connect_accounts (
    id uuid primary key default gen_random_uuid(),
    user_id uuid references auth.users (id) on delete cascade,
    stripe_account_id text unique,
    onboarding_complete boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table public.beneficiaries (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    name text not null,
    account_number text not null,
    bank_code text not null,
    category text,
    is_archived boolean default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (user_id, bank_code, account_number)
);

create table public.bulk_payments (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    title text not null,
    total_amount numeric(15, 2) not null check (total_amount >= 0),
    currency_code char(3) not null default 'NGN',
    status public.payment_status not null default 'pending',
    scheduled_date timestamptz,
    processed_at timestamptz,
    modified_by uuid references auth.users (id) on delete set null,
    last_error text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create index on public.bulk_payments (user_id);

create table public.payment_items (
    id uuid primary key default gen_random_uuid(),
    bulk_payment_id uuid not null references public.bulk_payments (id) on delete cascade,
    beneficiary_id uuid not null references public.beneficiaries (id) on delete restrict,
    amount numeric(15, 2) not null check (amount > 0),
    currency_code char(3) not null default 'NGN',
    status public.payment_status not null default 'pending',
    description text,
    retry_count smallint default 0,
    error_message text,
    processed_at timestamptz,
    created_at timestamptz not null default now()
);

create index on public.payment_items (bulk_payment_id);

create index on public.payment_items (beneficiary_id);

-- Written by a trigger on bulk_payments, which also notes payments that are gone.
create table public.payment_audit (
    id uuid primary key default gen_random_uuid(),
    payment_id uuid not null,
    old_status public.payment_status,
    new_status public.payment_status,
    changed_by uuid,
    changed_at timestamptz default now()
);

create table public.user_payments (
    id serial primary key,
    user_id uuid references auth.users (id) on delete set null,
    provider varchar(50) not null,
    transaction_id varchar(100) not null unique,
    amount numeric(12, 2) not null,
    currency varchar(3) default 'USD',
    payment_type varchar(50),
    payment_method varchar(50),
    payment_date timestamptz default now(),
    metadata jsonb default '{}'
);

create table public.virtual_cards (
    id uuid primary key default gen_random_uuid(),
    user_id uuid references auth.users (id) on delete cascade,
    card_id text unique,
    cardholder_id text,
    last4 char(4),
    status text not null default 'inactive',
    is_locked boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table public.say_bills (
    id bigserial primary key,
    user_id uuid references auth.users (id) on delete set null,
    reference varchar(100) not null unique,
    customer_id varchar(100) not null,
    bill_type varchar(50) not null,
    amount numeric(12, 2) not null,
    currency varchar(3) default 'NGN',
    status varchar(20) default 'pending',
    raw_response jsonb,
    created_at timestamptz default now(),
    completed_at timestamptz
);

create table public.say_orders (
    id bigserial primary key,
    user_id uuid references auth.users (id) on delete set null,
    reference varchar(100) not null unique,
    amount numeric(12, 2) not null,
    currency varchar(3) default 'NGN',
    status varchar(20) default 'pending',
    raw_response jsonb,
    created_at timestamptz default now(),
    completed_at timestamptz
);

create table public.say_transfers (
    id bigserial primary key,
    user_id uuid references auth.users (id) on delete set null,
    reference varchar(100) not null unique,
    recipient_account varchar(50),
    recipient_name varchar(200),
    amount numeric(12, 2) not null,
    currency varchar(3) default 'NGN',
    status varchar(20) default 'pending',
    raw_response jsonb,
    created_at timestamptz default now(),
    completed_at timestamptz
);

-- Finance of businesses

create table public.business_profiles (
    id serial primary key,
    user_id uuid references auth.users (id) on delete cascade,
    business_name text not null,
    business_type text,
    industry text,
    registration_number text,
    tax_id text,
    address jsonb default '{}',
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table public.business_metrics (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    metric_date date not null default current_date,
    total_revenue numeric(15, 2) default 0,
    total_expenses numeric(15, 2) default 0,
    net_profit numeric(15, 2) default 0,
    cash_on_hand numeric(15, 2) default 0,
    outstanding_receivables numeric(15, 2) default 0,
    outstanding_payables numeric(15, 2) default 0,
    inventory_value numeric(15, 2) default 0,
    overdue_invoices integer default 0,
    total_customers integer default 0,
    active_customers integer default 0,
    total_products integer default 0,
    low_stock_items integer default 0,
    out_of_stock_items integer default 0,
    metadata jsonb default '{}',
    created_at timestamptz default now(),
    unique (user_id, metric_date)
);

create table public.business_financial_insights (
    id serial primary key,
    user_id uuid references auth.users (id) on delete cascade,
    insight_type varchar(50) not null,
    data jsonb not null,
    period_start date,
    period_end date,
    generated_at timestamptz default now(),
    check (period_end >= period_start)
);

create table public.business_recommendations (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    recommendation_type text not null,
    title text not null,
    description text not null,
    impact_level text default 'medium' check (impact_level in ('low', 'medium', 'high')),
    implementation_effort text default 'medium',
    confidence_score numeric(5, 4),
    estimated_value numeric(15, 2),
    action_items jsonb default '[]',
    supporting_data jsonb default '{}',
    status text default 'pending',
    created_at timestamptz default now(),
    reviewed_at timestamptz,
    implemented_at timestamptz,
    expires_at timestamptz
);

create table public.edoc_consents (
    id serial primary key,
    user_id uuid references auth.users (id) on delete cascade,
    consent_type varchar(50) not null,
    status varchar(20) not null,
    metadata jsonb default '{}',
    created_at timestamptz default now(),
    expires_at timestamptz
);

create table public.edoc_financial_analysis (
    id serial primary key,
    user_id uuid references auth.users (id) on delete cascade,
    analysis_type varchar(50) not null,
    data jsonb not null,
    created_at timestamptz default now()
);

create table public.edoc_transactions (
    id serial primary key,
    user_id uuid references auth.users (id) on delete cascade,
    transaction_id varchar(100) not null unique,
    amount numeric(12, 2),
    currency varchar(3) default 'NGN',
    status varchar(20) not null,
    metadata jsonb default '{}',
    created_at timestamptz default now()
);

create table public.edoc_usage_logs (
    id serial primary key,
    user_id uuid references auth.users (id) on delete set null,
    action varchar(100) not null,
    resource_type varchar(50),
    resource_id varchar(100),
    metadata jsonb default '{}',
    created_at timestamptz default now()
);

-- Marketplace

create table public.products (
    id uuid primary key default gen_random_uuid(),
    vendor_id uuid not null references public.profiles (id) on delete cascade,
    name text not null,
    description text,
    category text,
    price numeric(12, 2) not null check (price >= 0),
    stock_quantity integer not null default 0,
    image_url text,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index on public.products (vendor_id);

create table public.product_embeddings (
    id uuid primary key default gen_random_uuid(),
    product_id uuid not null unique references public.products (id) on delete cascade,
    text_content text not null,
    embedding extensions.vector,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table public.product_reviews (
    id uuid primary key default gen_random_uuid(),
    product_id uuid not null references public.products (id) on delete cascade,
    user_id uuid not null references public.profiles (id) on delete cascade,
    rating smallint not null check (rating between 1 and 5),
    comment text,
    created_at timestamptz not null default now(),
    unique (product_id, user_id)
);

create table public.orders (
    id uuid primary key default gen_random_uuid(),
    customer_id uuid not null references public.profiles (id) on delete restrict,
    order_date timestamptz default now(),
    status text not null default 'pending',
    total_amount numeric(12, 2) not null,
    shipping_address text,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create index on public.orders (customer_id);

create table public.order_items (
    id uuid primary key default gen_random_uuid(),
    order_id uuid not null references public.orders (id) on delete cascade,
    product_id uuid not null references public.products (id) on delete restrict,
    quantity integer not null check (quantity > 0),
    unit_price numeric(12, 2) not null,
    created_at timestamptz default now()
);

create index on public.order_items (order_id);

create index on public.order_items (product_id);

create table public.marketplace_transactions (
    id uuid primary key default gen_random_uuid(),
    order_id uuid references public.orders (id) on delete set null,
    buyer_id uuid references auth.users (id) on delete set null,
    seller_id uuid references auth.users (id) on delete set null,
    amount numeric(12, 2) not null,
    platform_fee numeric(12, 2) not null,
    seller_amount numeric(12, 2) not null,
    status text not null default 'pending',
    stripe_charge_id text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check (amount = platform_fee + seller_amount)
);

create index on public.marketplace_transactions (order_id);

create table public.pricing_insights (
    id uuid primary key default gen_random_uuid(),
    product_id uuid not null references public.products (id) on delete cascade,
    suggested_price numeric(12, 2) not null,
    min_viable_price numeric(12, 2),
    max_viable_price numeric(12, 2),
    confidence_score double precision not null,
    price_elasticity double precision,
    market_trend text,
    reasoning text,
    created_at timestamptz default now(),
    expires_at timestamptz
);

create table public.recommendations (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references public.profiles (id) on delete cascade,
    product_id uuid not null references public.products (id) on delete cascade,
    supplier_id uuid not null references public.profiles (id) on delete cascade,
    recommendation_type text not null,
    relevance_score double precision not null,
    reason text,
    clicked boolean default false,
    viewed boolean default false,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table public.risk_analysis (
    id uuid primary key default gen_random_uuid(),
    order_id uuid references public.orders (id) on delete cascade,
    user_id uuid references public.profiles (id) on delete cascade,
    risk_score double precision not null,
    risk_factors jsonb default '[]',
    is_flagged boolean default false,
    review_status text default 'pending',
    reviewer_id uuid,
    reviewed_at timestamptz,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

-- The product's number is that of another shop's catalogue, not the id of public.products.
create table public.user_product_interactions (
    id serial primary key,
    user_id uuid references auth.users (id) on delete cascade,
    product_id integer,
    interaction_type varchar(50) not null,
    metadata jsonb default '{}',
    created_at timestamptz default now()
);

-- Vendors of the platform, and its clients

create table public.vendor_organizations (
    id uuid primary key default gen_random_uuid(),
    vendor_code varchar(20) not null unique,
    organization_name varchar(255) not null,
    organization_type varchar(50) not null,
    business_registration varchar(100),
    tax_id varchar(100),
    contact_email varchar(255) not null,
    contact_name varchar(255),
    website_url text,
    billing_model varchar(50) default 'usage_based',
    billing_tier varchar(50) default 'starter',
    billing_address jsonb,
    currency varchar(3) default 'USD',
    credit_balance numeric(10, 2) default 0,
    monthly_limit integer,
    monthly_spend_limit numeric(10, 2),
    rate_limit_per_minute integer default 60,
    platform_access jsonb default '{}',
    service_permissions jsonb default '{}',
    compliance_requirements jsonb default '{}',
    privacy_level varchar(20) default 'standard',
    data_retention_days integer default 90,
    status varchar(20) default 'active',
    trial_ends_at timestamptz,
    created_by uuid,
    created_at timestamptz default now(),
    updated_at timestamptz default now()
);

create table public.vendor_api_keys (
    id uuid primary key default gen_random_uuid(),
    vendor_name varchar(100) not null,
    key_name varchar(100) not null,
    encrypted_key text not null,
    description text,
    is_active boolean default true,
    last_used_at timestamptz,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    unique (vendor_name, key_name)
);

create table public.vendor_api_keys_v2 (
    id uuid primary key default gen_random_uuid(),
    vendor_org_id uuid not null references public.vendor_organizations (id) on delete cascade,
    key_id varchar(50) not null unique,
    key_secret_hash text not null,
    key_name varchar(100) not null default 'Default key',
    key_description text,
    key_type varchar(20) default 'live',
    environment varchar(20) default 'production',
    allowed_platforms jsonb default '[]',
    allowed_services jsonb default '[]',
    allowed_ip_ranges jsonb default '[]',
    rate_limit_override integer,
    requires_signature boolean default false,
    webhook_url text,
    webhook_secret text,
    total_requests bigint default 0,
    monthly_requests bigint default 0,
    is_active boolean default true,
    last_used_at timestamptz,
    last_request_at timestamptz,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    expires_at timestamptz
);

create index on public.vendor_api_keys_v2 (vendor_org_id);

create table public.vendor_key_audit_log (
    id uuid primary key default gen_random_uuid(),
    key_id uuid references public.vendor_api_keys (id) on delete set null,
    action varchar(50) not null,
    user_id uuid,
    ip_address inet,
    user_agent text,
    "timestamp" timestamptz default now()
);

create table public.vendor_usage_logs (
    id uuid primary key default gen_random_uuid(),
    vendor_org_id uuid not null references public.vendor_organizations (id) on delete cascade,
    api_key_id uuid references public.vendor_api_keys_v2 (id) on delete set null,
    request_id varchar(100) not null unique,
    platform varchar(50) not null,
    service varchar(100) not null,
    endpoint varchar(255),
    method varchar(10),
    status_code integer,
    success boolean default true,
    error_message text,
    request_timestamp timestamptz default now(),
    processed_at timestamptz,
    processing_time_ms integer,
    request_size_bytes integer,
    response_size_bytes integer,
    tokens_consumed integer default 0,
    compute_units numeric(10, 6) default 0,
    cost_amount numeric(10, 6) default 0,
    cost_currency varchar(3) default 'USD',
    billing_tier varchar(50),
    ip_address inet,
    user_agent text,
    request_metadata jsonb default '{}',
    response_metadata jsonb default '{}'
);

create index on public.vendor_usage_logs (vendor_org_id, request_timestamp desc);

create table public.vendor_billing_records (
    id uuid primary key default gen_random_uuid(),
    vendor_org_id uuid not null references public.vendor_organizations (id) on delete cascade,
    billing_period_start timestamptz not null,
    billing_period_end timestamptz not null,
    total_requests bigint default 0,
    total_tokens bigint default 0,
    total_compute_hours numeric(10, 6) default 0,
    base_cost numeric(10, 2) default 0,
    usage_cost numeric(10, 2) default 0,
    overage_cost numeric(10, 2) default 0,
    discount_amount numeric(10, 2) default 0,
    tax_amount numeric(10, 2) default 0,
    total_amount numeric(10, 2) default 0,
    currency varchar(3) default 'USD',
    invoice_number varchar(50) unique,
    invoice_url text,
    payment_status varchar(20) default 'pending',
    payment_method varchar(50),
    payment_reference varchar(100),
    paid_at timestamptz,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    check (billing_period_end > billing_period_start)
);

create table public.vendor_platform_sessions (
    id uuid primary key default gen_random_uuid(),
    vendor_org_id uuid not null references public.vendor_organizations (id) on delete cascade,
    user_id uuid,
    platform varchar(50) not null,
    session_token varchar(255) not null unique,
    session_metadata jsonb default '{}',
    ip_address inet,
    user_agent text,
    requires_mfa boolean default false,
    mfa_verified_at timestamptz,
    is_active boolean default true,
    created_at timestamptz default now(),
    last_activity_at timestamptz default now(),
    expires_at timestamptz not null
);

create table public.client_organizations (
    id uuid primary key default gen_random_uuid(),
    name text not null unique,
    owner_id uuid not null references auth.users (id) on delete cascade,
    contact_email text,
    status text not null default 'active',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table public.client_api_keys (
    id uuid primary key default gen_random_uuid(),
    client_organization_id uuid not null
        references public.client_organizations (id) on delete cascade,
    key_prefix varchar(12) not null,
    key_hash text not null unique,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    expires_at timestamptz
);

create table public.client_transactions (
    id bigint generated by default as identity primary key,
    client_organization_id uuid not null
        references public.client_organizations (id) on delete restrict,
    gross_amount numeric(15, 2) not null check (gross_amount > 0),
    fee_amount numeric(15, 2) not null default 0,
    net_amount numeric(15, 2) generated always as (gross_amount - fee_amount) stored,
    currency char(3) not null default 'USD',
    reference text not null unique,
    created_at timestamptz not null default now()
);

create table public.client_usage_logs (
    id bigserial primary key,
    client_organization_id uuid not null
        references public.client_organizations (id) on delete cascade,
    api_key_id uuid references public.client_api_keys (id) on delete set null,
    operation text not null,
    units integer not null default 1,
    created_at timestamptz not null default now()
);

create table public.client_billing_records (
    id uuid primary key default gen_random_uuid(),
    client_organization_id uuid not null
        references public.client_organizations (id) on delete cascade,
    period daterange not null,
    amount numeric(15, 2) not null default 0,
    status public.payment_status not null default 'pending',
    created_at timestamptz not null default now(),
    unique (client_organization_id, period)
);

-- The twins in maas, and the logs of the backend before this one.

create schema maas;

create table maas.topics (
    id uuid primary key default gen_random_uuid(),
    name varchar(255) not null,
    organization_id uuid not null,
    user_id uuid not null,
    created_at timestamptz not null default now(),
    unique (organization_id, user_id, name)
);

create table maas.memory_entries (
    id uuid primary key default gen_random_uuid(),
    title varchar(500) not null,
    content text not null,
    type varchar(50) not null default 'context'
        check (type in ('context', 'project', 'knowledge', 'reference', 'note', 'document')),
    tags text[] default '{}',
    topic_id uuid references maas.topics (id) on delete set null,
    organization_id uuid not null,
    user_id uuid not null,
    embedding extensions.vector,
    metadata jsonb default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table maas.api_keys (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null,
    name varchar(255) not null,
    key_hash varchar(255) not null unique,
    permissions jsonb not null default '{}',
    is_active boolean not null default true,
    created_at timestamptz not null default now()
);

create schema core;

create table core.logs (
    id bigserial primary key,
    level text not null default 'info',
    message text not null,
    context jsonb default '{}',
    logged_at timestamptz not null default now()
);

create table core.usage_logs (
    id bigserial primary key,
    user_id uuid,
    endpoint text not null,
    status_code integer,
    logged_at timestamptz not null default now()
);

-- Where pgvector is, the embeddings get their dimension and their indexes.
do $$
begin
    if exists (select from pg_catalog.pg_extension where extname = 'vector') then
        alter table public.memory_entries
            alter column embedding type extensions.vector(1536);

        alter table public.product_embeddings
            alter column embedding type extensions.vector(1536);

        create index on public.memory_entries
            using ivfflat (embedding extensions.vector_cosine_ops) with (lists = 100);

        create index on public.product_embeddings
            using hnsw (embedding extensions.vector_cosine_ops);
    end if;
end
$$;

-- What triggers call

create function public.update_updated_at_column()
returns trigger
language plpgsql
as $$
begin
    new.updated_at = now();
    return new;
end;
$$;

-- Triggers find memory_versions by the search path of whoever writes.
create function public.memory_version_trigger()
returns trigger
language plpgsql
security definer
as $$
begin
    if old.title is distinct from new.title
        or old.content is distinct from new.content
        or old.memory_type is distinct from new.memory_type
        or old.tags is distinct from new.tags
    then
        insert into memory_versions (
            memory_id,
            version_number,
            title,
            content,
            memory_type,
            tags,
            metadata,
            created_by
        )
        select
            old.id,
            coalesce(max(v.version_number), 0) + 1,
            old.title,
            old.content,
            old.memory_type,
            old.tags,
            old.metadata,
            coalesce(auth.uid(), old.user_id, '00000000-0000-0000-0000-000000000000')
        from memory_versions v
        where v.memory_id = old.id;
    end if;

    return new;
end;
$$;

create function public.update_key_usage()
returns trigger
language plpgsql
security definer
as $$
begin
    update stored_api_keys
    set
        usage_count = coalesce(usage_count, 0) + 1,
        updated_at = now()
    where id = new.key_id;

    return new;
end;
$$;

create function public.set_next_rotation()
returns trigger
language plpgsql
as $$
begin
    new.next_rotation = coalesce(new.last_rotation, now()) + new.frequency_days * interval '1 day';
    return new;
end;
$$;

create function public.audit_bulk_payment_status()
returns trigger
language plpgsql
security definer
set search_path = public
as $$
begin
    if old.status is distinct from new.status then
        insert into payment_audit (payment_id, old_status, new_status, changed_by)
        values (new.id, old.status, new.status, coalesce(new.modified_by, auth.uid()));
    end if;

    return new;
end;
$$;

create function public.handle_new_user()
returns trigger
language plpgsql
security definer
set search_path = public
as $$
begin
    insert into public.profiles (id, email, full_name, created_at, updated_at)
    values (
        new.id,
        new.email,
        new.raw_user_meta_data ->> 'full_name',
        coalesce(new.created_at, now()),
        coalesce(new.created_at, now())
    )
    on conflict (id) do nothing;

    return new;
end;
$$;

-- The projections of auth_events. An event that is not known changes none of them.
create function public.apply_auth_event()
returns trigger
language plpgsql
security definer
as $$
begin
    case new.event_type
        when 'user.registered', 'user.updated' then
            insert into auth_users (
                user_id,
                email,
                role,
                last_event_version,
                created_at,
                updated_at
            )
            values (
                new.aggregate_id,
                new.payload ->> 'email',
                coalesce(new.payload ->> 'role', 'user'),
                new.version,
                new.occurred_at,
                new.occurred_at
            )
            on conflict (user_id) do update set
                email = coalesce(excluded.email, auth_users.email),
                role = coalesce(new.payload ->> 'role', auth_users.role),
                last_event_version = excluded.last_event_version,
                updated_at = excluded.updated_at
            where auth_users.last_event_version < excluded.last_event_version;
        when 'session.started' then
            insert into auth_sessions (session_id, user_id, platform, started_at)
            values (
                new.aggregate_id,
                new.payload ->> 'user_id',
                coalesce(new.payload ->> 'platform', 'web'),
                new.occurred_at
            )
            on conflict (session_id) do nothing;
        when 'session.ended' then
            update auth_sessions
            set ended_at = new.occurred_at
            where session_id = new.aggregate_id;
        when 'api_key.created' then
            insert into auth_api_keys (key_id, user_id, name, created_at)
            values (
                new.aggregate_id,
                new.payload ->> 'user_id',
                new.payload ->> 'name',
                new.occurred_at
            )
            on conflict (key_id) do update set
                name = excluded.name,
                is_active = true,
                revoked_at = null;
        when 'api_key.revoked' then
            update auth_api_keys
            set
                is_active = false,
                revoked_at = new.occurred_at
            where key_id = new.aggregate_id;
        else
            null;
    end case;

    return new;
end;
$$;

do $$
declare
    v_table text;
begin
    foreach v_table in array array[
        'api_key_projects',
        'bulk_payments',
        'chat_conversations',
        'company_projects',
        'feature_flags',
        'mcp_key_tools',
        'memory_entries',
        'notifications',
        'orders',
        'organizations',
        'products',
        'topics',
        'user_preferences',
        'user_settings',
        'users',
        'vendor_organizations',
        'vortex_wallets'
    ]
    loop
        execute format(
            'create trigger %I before update on public.%I
                for each row execute function public.update_updated_at_column()',
            'update_' || v_table || '_updated_at',
            v_table
        );
    end loop;
end
$$;

create trigger memory_version_trigger
    after update on public.memory_entries
    for each row
    execute function public.memory_version_trigger();

create trigger update_key_usage_trigger
    after insert on public.key_usage_analytics
    for each row
    execute function public.update_key_usage();

create trigger set_next_rotation_trigger
    before insert or update on public.key_rotation_policies
    for each row
    execute function public.set_next_rotation();

create trigger audit_bulk_payment_status_trigger
    after update on public.bulk_payments
    for each row
    execute function public.audit_bulk_payment_status();

create trigger apply_auth_event_trigger
    after insert on public.auth_events
    for each row
    execute function public.apply_auth_event();

create trigger on_auth_user_created
    after insert on auth.users
    for each row
    execute function public.handle_new_user();

-- What clients call

create function public.get_current_org()
returns uuid
language sql
stable
security definer
as $$
    select organization_id from users where id = auth.uid()
$$;

create function public.is_admin()
returns boolean
language sql
stable
security definer
as $$
    select exists (
        select 1
        from public.users
        where id = auth.uid()
            and role in ('admin', 'superadmin')
    )
$$;

create function public.is_owner(p_organization_id uuid)
returns boolean
language plpgsql
stable
security definer
as $$
begin
    return exists (
        select 1
        from organization_users ou
        where ou.organization_id = p_organization_id
            and ou.user_id = auth.uid()
            and ou.role = 'owner'
    );
end;
$$;

create function public.match_memories(
    query_embedding extensions.vector,
    match_threshold double precision default 0.8,
    match_count integer default 10,
    filter_user_id uuid default null,
    distance_metric text default 'cosine'
)
returns table (
    id uuid,
    title varchar,
    content text,
    memory_type public.memory_type,
    similarity double precision
)
language plpgsql
stable
security definer
set search_path = public, extensions
as $$
begin
    return query
    select
        m.id,
        m.title,
        m.content,
        m.memory_type,
        (1 - (m.embedding <=> query_embedding))::double precision
    from memory_entries m
    where m.embedding is not null
        and (filter_user_id is null or m.user_id = filter_user_id)
        and 1 - (m.embedding <=> query_embedding) > match_threshold
    order by m.embedding <=> query_embedding
    limit match_count;
end;
$$;

create function public.match_memories_advanced(
    query_embedding extensions.vector,
    match_threshold double precision default 0.7,
    match_count integer default 10,
    filter_organization_id uuid default null,
    filter_types public.memory_type[] default null,
    filter_tags text[] default null
)
returns table (
    id uuid,
    title varchar,
    content text,
    memory_type public.memory_type,
    tags text[],
    topic_name varchar,
    similarity double precision
)
language sql
stable
as $$
    select
        m.id,
        m.title,
        m.content,
        m.memory_type,
        m.tags,
        t.name,
        1 - (m.embedding operator(extensions.<=>) query_embedding)
    from public.memory_entries m
    left join public.topics t
        on t.id = m.topic_id
    where 1 - (m.embedding operator(extensions.<=>) query_embedding) > match_threshold
        and (filter_organization_id is null or m.organization_id = filter_organization_id)
        and (filter_types is null or m.memory_type = any (filter_types))
        and (filter_tags is null or m.tags && filter_tags)
    order by m.embedding operator(extensions.<=>) query_embedding
    limit match_count
$$;

create function public.text_search_memories(
    search_query text,
    filter_user_id uuid default null,
    max_results integer default 10
)
returns table (
    id uuid,
    title varchar,
    content text,
    rank real
)
language sql
stable
as $$
    select
        m.id,
        m.title,
        m.content,
        ts_rank(
            to_tsvector('english', coalesce(m.title, '') || ' ' || m.content),
            plainto_tsquery('english', search_query)
        ) as rank
    from memory_entries m
    where to_tsvector('english', coalesce(m.title, '') || ' ' || m.content)
            @@ plainto_tsquery('english', search_query)
        and (filter_user_id is null or m.user_id = filter_user_id)
    order by
        rank desc,
        m.id
    limit max_results
$$;

create function public.keyword_search_memories(
    keywords text[],
    filter_organization_id uuid default null,
    max_results integer default 20
)
returns setof public.memory_entries
language sql
stable
as $$
    select m.*
    from public.memory_entries m
    where (
            m.tags && keywords
            or exists (
                select 1
                from unnest(keywords) k (word)
                where m.content ilike '%' || k.word || '%'
                    or m.title ilike '%' || k.word || '%'
            )
        )
        and (filter_organization_id is null or m.organization_id = filter_organization_id)
    order by
        m.updated_at desc,
        m.id
    limit max_results
$$;

create function public.hybrid_search_memories(
    query_text text,
    query_embedding extensions.vector,
    filter_user_id uuid default null,
    match_count integer default 10,
    text_weight double precision default 0.4
)
returns table (
    id uuid,
    title varchar,
    score double precision
)
language plpgsql
stable
set search_path = public, extensions
as $$
begin
    return query
    select
        m.id,
        m.title,
        text_weight
            * ts_rank(to_tsvector('english', m.content), plainto_tsquery('english', query_text))
            + (1 - text_weight)
                * coalesce(1 - (m.embedding <=> query_embedding), 0)
            as score
    from memory_entries m
    where filter_user_id is null
        or m.user_id = filter_user_id
    order by
        3 desc,
        m.id
    limit match_count;
end;
$$;

create function public.search_vectors(
    query_embedding extensions.vector,
    match_count integer default 5
)
returns table (
    product_id uuid,
    name text,
    similarity double precision
)
language plpgsql
stable
security definer
set search_path = public, extensions
as $$
begin
    return query
    select
        p.id,
        p.name,
        (1 - (e.embedding <=> query_embedding))::double precision
    from product_embeddings e
    join products p
        on p.id = e.product_id
    where e.embedding is not null
    order by e.embedding <=> query_embedding
    limit match_count;
end;
$$;

create function public.update_memory_access(memory_id_param uuid)
returns void
language plpgsql
security definer
as $$
begin
    update memory_entries
    set
        last_accessed = now(),
        access_count = access_count + 1
    where id = memory_id_param;
end;
$$;

create function public.track_memory_access(
    p_user_id uuid,
    p_memory_id uuid,
    p_access_type text,
    p_access_method text default 'api'
)
returns uuid
language plpgsql
security definer
as $$
declare
    v_id uuid;
begin
    insert into memory_access_patterns (user_id, memory_id, access_type, access_method)
    values (p_user_id, p_memory_id, p_access_type, p_access_method)
    returning id into v_id;

    perform public.update_memory_access(p_memory_id);

    return v_id;
end;
$$;

create function public.log_search_analytics(
    p_query text,
    p_search_type text,
    p_results_count integer,
    p_execution_time_ms integer
)
returns void
language plpgsql
as $$
begin
    insert into memory_search_analytics (
        user_id,
        query,
        search_type,
        results_count,
        execution_time_ms
    )
    values (auth.uid(), p_query, p_search_type, p_results_count, p_execution_time_ms);
end;
$$;

create function public.track_search_analytics(p_user_id uuid, p_query text, p_results integer)
returns uuid
language sql
security definer
as $$
    insert into public.memory_search_analytics (user_id, query, results_count)
    values (p_user_id, p_query, p_results)
    returning id
$$;

create function public.get_memory_stats(p_organization_id uuid default null)
returns jsonb
language plpgsql
stable
security definer
as $$
declare
    v_stats jsonb;
begin
    select
        jsonb_build_object(
            'total_memories', count(*),
            'by_type', coalesce(
                (
                    select jsonb_object_agg(b.memory_type, b.total)
                    from (
                        select
                            coalesce(memory_type::text, 'none') as memory_type,
                            count(*) as total
                        from memory_entries
                        where organization_id = coalesce(p_organization_id, get_current_org())
                        group by 1
                    ) b
                ),
                '{}'
            ),
            'total_access', coalesce(sum(access_count), 0)
        )
    into v_stats
    from memory_entries
    where organization_id = coalesce(p_organization_id, get_current_org());

    return v_stats;
end;
$$;

create function public.get_key_for_mcp_session(p_session_id text, p_key_name text)
returns table (
    key_name text,
    encrypted_value text,
    expires_at timestamptz
)
language plpgsql
security definer
as $$
declare
    v_session mcp_key_sessions%rowtype;
    v_key stored_api_keys%rowtype;
begin
    select * into v_session
    from mcp_key_sessions s
    where s.session_id = p_session_id
        and s.ended_at is null
        and s.expires_at > now();

    if not found or not p_key_name = any (v_session.key_names) then
        return;
    end if;

    select * into v_key
    from stored_api_keys k
    where k.organization_id = v_session.organization_id
        and k.name = p_key_name
        and k.status = 'active';

    if not found then
        return;
    end if;

    insert into mcp_key_audit_log (event_type, organization_id, tool_id, session_id)
    values ('key_read', v_session.organization_id, v_session.tool_id, v_session.session_id);

    return query
    select v_key.name::text, v_key.encrypted_value, v_session.expires_at;
end;
$$;

create function public.cleanup_expired_mcp_resources()
returns integer
language plpgsql
security definer
as $$
declare
    v_sessions integer;
    v_tokens integer;
begin
    update mcp_key_sessions
    set ended_at = expires_at
    where ended_at is null
        and expires_at < now();

    get diagnostics v_sessions = row_count;

    update mcp_proxy_tokens
    set revoked_at = expires_at
    where revoked_at is null
        and expires_at < now();

    get diagnostics v_tokens = row_count;

    return v_sessions + v_tokens;
end;
$$;

create function public.cleanup_expired_oauth_sessions()
returns integer
language plpgsql
security definer
as $$
declare
    v_gone integer;
begin
    delete from oauth_sessions
    where expires_at < now();

    get diagnostics v_gone = row_count;

    return v_gone;
end;
$$;

create function public.generate_vendor_api_key(p_vendor_org_id uuid, p_key_name text)
returns table (
    key_id text,
    key_secret text
)
language plpgsql
security definer
set search_path = public, extensions
as $$
declare
    v_key_id text := 'vk_' || encode(gen_random_bytes(12), 'hex');
    v_secret text := encode(gen_random_bytes(24), 'hex');
begin
    insert into vendor_api_keys_v2 (vendor_org_id, key_id, key_secret_hash, key_name)
    values (p_vendor_org_id, v_key_id, encode(digest(v_secret, 'sha256'), 'hex'), p_key_name);

    return query
    select v_key_id, v_secret;
end;
$$;

-- Vendors call it with the anonymous key, before they are anybody.
create function public.validate_vendor_api_key(p_key_id text, p_key_secret text)
returns table (
    is_valid boolean,
    vendor_org_id uuid,
    vendor_code text,
    rate_limit integer
)
language plpgsql
security definer
set search_path = public, extensions
as $$
declare
    v_key public.vendor_api_keys_v2;
begin
    select k.* into v_key
    from vendor_api_keys_v2 k
    where k.key_id = p_key_id
        and k.key_secret_hash = encode(digest(p_key_secret, 'sha256'), 'hex')
        and k.is_active
        and (k.expires_at is null or k.expires_at > now());

    if not found then
        return query
        select false, null::uuid, null::text, null::integer;
        return;
    end if;

    update vendor_api_keys_v2 k
    set
        last_used_at = now(),
        total_requests = coalesce(k.total_requests, 0) + 1
    where k.id = v_key.id;

    return query
    select
        true,
        o.id,
        o.vendor_code::text,
        coalesce(v_key.rate_limit_override, o.rate_limit_per_minute)
    from vendor_organizations o
    where o.id = v_key.vendor_org_id;
end;
$$;

create function public.log_vendor_usage(
    p_vendor_org_id uuid,
    p_api_key_id uuid,
    p_request_id text,
    p_platform text,
    p_service text,
    p_tokens integer default 0,
    p_cost numeric default 0
)
returns uuid
language plpgsql
security definer
as $$
declare
    v_id uuid;
begin
    insert into public.vendor_usage_logs (
        vendor_org_id,
        api_key_id,
        request_id,
        platform,
        service,
        tokens_consumed,
        cost_amount
    )
    values (
        p_vendor_org_id,
        p_api_key_id,
        p_request_id,
        p_platform,
        p_service,
        p_tokens,
        p_cost
    )
    on conflict (request_id) do update set
        tokens_consumed = excluded.tokens_consumed,
        cost_amount = excluded.cost_amount
    returning id into v_id;

    return v_id;
end;
$$;

create function public.get_product_image_url(p_product_id uuid)
returns text
language sql
stable
as $$
    select coalesce(image_url, '/images/none.png')
    from products
    where id = p_product_id
$$;

-- The answer is the same for an address that nobody has.
create function public.request_password_reset(p_email text)
returns jsonb
language plpgsql
security definer
set search_path = public
as $$
begin
    insert into user_activity_logs (user_id, action, resource_type)
    select u.id, 'password_reset_requested', 'user'
    from users u
    where u.email = p_email
        and exists (select 1 from auth.users a where a.id = u.id);

    return '{"message": "If the address is known, a mail is on its way."}';
end;
$$;

-- "Safe" means that the text starts with select; it runs with the rights of the caller.
create function public.execute_safe_query(query_text text)
returns jsonb
language plpgsql
as $$
declare
    v_result jsonb;
begin
    if query_text !~* '^\s*select\s' then
        raise exception 'only select is allowed';
    end if;

    execute format('select coalesce(jsonb_agg(t), ''[]'') from (%s) t', query_text) into v_result;

    return v_result;
end;
$$;

-- Functions of a row. Views that call them follow the table wherever it goes. As computed columns
-- of the API they need one more that takes a row of the view, once public.profiles is one.
create function public.profile_display_name(public.profiles)
returns text
language sql
stable
as $$
    select coalesce($1.company_name, $1.full_name, split_part($1.email, '@', 1), 'unknown')
$$;

create function public.notification_is_live(public.notifications)
returns boolean
language sql
stable
as $$
    select $1.expires_at is null or $1.expires_at > now()
$$;

-- Views

create view public.api_keys_compat as
select
    id,
    created_by as user_id,
    name,
    null::text as key,
    'all'::text as service,
    (status::text = 'active'::text) as is_active,
    created_at,
    expires_at,
    access_level,
    organization_id,
    project_id
from public.stored_api_keys k;

create view public.auth_users_view as
select distinct on (aggregate_id)
    aggregate_id as user_id,
    payload ->> 'email' as email,
    version,
    occurred_at as last_event_at
from public.auth_events
where aggregate_type = 'user'
    and payload ? 'email'
order by
    aggregate_id,
    version desc;

create view public.auth_sessions_view as
select
    aggregate_id as session_id,
    max(payload ->> 'user_id') as user_id,
    min(occurred_at) filter (where event_type = 'session.started') as started_at,
    max(occurred_at) filter (where event_type = 'session.ended') as ended_at
from public.auth_events
where aggregate_type = 'session'
group by aggregate_id;

create view public.auth_api_keys_view as
select
    aggregate_id as key_id,
    max(payload ->> 'user_id') as user_id,
    max(payload ->> 'name') as name,
    not bool_or(event_type = 'api_key.revoked') as is_active
from public.auth_events
where aggregate_type = 'api_key'
group by aggregate_id;

create view public.auth_audit_view as
select
    event_id,
    aggregate_type,
    aggregate_id,
    event_type,
    metadata,
    occurred_at
from public.auth_events;

create view public.vendor_directory as
select
    p.id,
    public.profile_display_name(p) as display_name,
    p.business_type,
    count(g.id) as products
from public.profiles p
left join public.products g
    on g.vendor_id = p.id
where p.is_vendor
group by p.id;

create view public.order_overview as
select
    o.id,
    o.customer_id,
    o.status,
    count(i.id) as items,
    sum(i.quantity * i.unit_price) as items_total,
    o.total_amount
from public.orders o
left join public.order_items i
    on i.order_id = o.id
group by o.id;

-- Two that were made with care.
create view public.open_notifications
with (security_invoker = on) as
select
    n.id,
    n.user_id,
    n.title,
    n.message,
    n.type,
    n.created_at
from public.notifications n
where not n.is_read
    and public.notification_is_live(n);

create view public.memory_overview
with (security_invoker = on) as
select
    m.user_id,
    m.organization_id,
    t.name as topic,
    count(*) as memories,
    sum(m.access_count) as accesses,
    max(m.updated_at) as last_change
from public.memory_entries m
left join public.topics t
    on t.id = m.topic_id
group by
    m.user_id,
    m.organization_id,
    t.name;

-- Realtime tells its subscribers of these three.
alter publication supabase_realtime
    add table public.notifications, public.chat_messages, public.feature_flags;

-- Row level security. On everything, but for the tables that the head of this file names.

do $$
declare
    v_table text;
begin
    for v_table in
        select c.relname
        from pg_catalog.pg_class c
        where c.relnamespace = 'public'::regnamespace
            and c.relkind = 'r'
            and c.relname not in (
                'ai_response_cache',
                'auth_api_keys',
                'auth_events',
                'auth_sessions',
                'auth_users',
                'feature_flags',
                'oauth_authorization_codes',
                'oauth_clients',
                'oauth_tokens',
                'webhook_logs'
            )
        order by c.relname
    loop
        execute format('alter table public.%I enable row level security', v_table);
    end loop;
end
$$;

alter table maas.topics enable row level security;

alter table maas.memory_entries enable row level security;

alter table maas.api_keys enable row level security;

-- Tables whose rows are their user's, whatever he does with them.
do $$
declare
    v_table text;
begin
    foreach v_table in array array[
        'ai_recommendations',
        'beneficiaries',
        'bulk_payments',
        'business_financial_insights',
        'business_metrics',
        'business_profiles',
        'business_recommendations',
        'chat_conversations',
        'edoc_consents',
        'edoc_transactions',
        'imported_data',
        'intelligence_cache',
        'memory_access_patterns',
        'memory_search_analytics',
        'notification_settings',
        'notifications',
        'say_bills',
        'say_orders',
        'say_transfers',
        'scheduled_workflows',
        'search_history',
        'stripe_connect_accounts',
        'user_config',
        'user_consents',
        'user_mcp_services',
        'user_preferences',
        'user_product_interactions',
        'user_sessions',
        'user_settings',
        'user_subscriptions',
        'user_tool_configs',
        'vortex_settings',
        'workflow_runs'
    ]
    loop
        execute format(
            'create policy %I on public.%I
                for all to authenticated
                using (auth.uid() = user_id)
                with check (auth.uid() = user_id)',
            'Users can manage their own ' || replace(v_table, '_', ' '),
            v_table
        );
    end loop;
end
$$;

-- Tables that users read and the service writes.
do $$
declare
    v_table text;
begin
    foreach v_table in array array[
        'company_usage_logs',
        'edoc_financial_analysis',
        'organization_users',
        'risk_analysis',
        'stripe_customers',
        'stripe_subscriptions',
        'subscriptions',
        'user_payments',
        'user_roles',
        'user_tiers',
        'virtual_cards',
        'vortex_transactions',
        'vortex_wallets'
    ]
    loop
        execute format(
            'create policy %I on public.%I
                for select to authenticated
                using (auth.uid() = user_id)',
            'Users can view their own ' || replace(v_table, '_', ' '),
            v_table
        );
    end loop;
end
$$;

-- Logs that users read and add to.
do $$
declare
    v_table text;
begin
    foreach v_table in array array[
        'ai_usage_logs',
        'edoc_usage_logs',
        'usage_tracking',
        'user_activity_logs'
    ]
    loop
        execute format(
            'create policy %I on public.%I
                for select to authenticated
                using (auth.uid() = user_id)',
            'Users can view their own ' || replace(v_table, '_', ' '),
            v_table
        );

        execute format(
            'create policy %I on public.%I
                for insert to authenticated
                with check (auth.uid() = user_id)',
            'Users can insert their own ' || replace(v_table, '_', ' '),
            v_table
        );
    end loop;
end
$$;

-- Tables whose rows are an organization's.
do $$
declare
    v_table text;
begin
    foreach v_table in array array[
        'api_key_projects',
        'key_usage_analytics',
        'mcp_key_sessions',
        'mcp_key_tools',
        'stored_api_keys'
    ]
    loop
        execute format(
            'create policy %I on public.%I
                for all to authenticated
                using (
                    organization_id in (
                        select organization_id from public.users where id = auth.uid()
                    )
                )',
            'Organization members can manage ' || replace(v_table, '_', ' '),
            v_table
        );
    end loop;
end
$$;

create policy "Users can view their own user row" on public.users
    for select to authenticated
    using (id = auth.uid());

create policy "Users can update their own user row" on public.users
    for update to authenticated
    using (id = auth.uid());

create policy "Members can view their organization" on public.organizations
    for select to authenticated
    using (id in (select organization_id from public.users where id = auth.uid()));

-- Meant for joining: but nobody asks which organization.
create policy "Users can join" on public.organization_users
    for insert to authenticated
    with check (user_id = auth.uid());

create policy "Users can change their membership" on public.organization_users
    for update to authenticated
    using (user_id = auth.uid());

create policy "Users can view own profile" on public.profiles
    for select to authenticated
    using (auth.uid() = id);

create policy "Users can insert own profile" on public.profiles
    for insert to authenticated
    with check (auth.uid() = id);

create policy "Users can update own profile" on public.profiles
    for update to authenticated
    using (auth.uid() = id);

create policy "Users can view own sessions" on public.sessions
    for select to authenticated
    using (user_id = auth.uid());

create policy "Users can end own sessions" on public.sessions
    for delete to authenticated
    using (user_id = auth.uid());

create policy "Users can view own API keys" on public.api_keys
    for select to authenticated
    using (auth.uid() = user_id);

create policy "Users can create own API keys" on public.api_keys
    for insert to authenticated
    with check (auth.uid() = user_id);

create policy "Users can update own API keys" on public.api_keys
    for update to authenticated
    using (auth.uid() = user_id);

create policy "Users can delete own API keys" on public.api_keys
    for delete to authenticated
    using (auth.uid() = user_id);

create policy "Service role has full access" on public.api_keys
    for all to service_role
    using (true)
    with check (true);

create policy "Users can manage scopes of own API keys" on public.api_key_scopes
    for all to authenticated
    using (
        exists (
            select 1
            from public.api_keys k
            where k.id = api_key_scopes.api_key_id
                and k.user_id = auth.uid()
        )
    );

create policy "Anyone can view available services" on public.mcp_service_catalog
    for select to anon, authenticated
    using (is_available);

create policy "Users can view memories of theirs and of their organization" on public.memory_entries
    for select to authenticated
    using (
        user_id = auth.uid()
        or organization_id in (select organization_id from public.users where id = auth.uid())
    );

create policy "Users can insert own memories" on public.memory_entries
    for insert to authenticated
    with check (user_id = auth.uid());

create policy "Users can update own memories" on public.memory_entries
    for update to authenticated
    using (user_id = auth.uid());

create policy "Users can delete own memories" on public.memory_entries
    for delete to authenticated
    using (user_id = auth.uid());

create policy "Users can view versions of memories they see" on public.memory_versions
    for select to authenticated
    using (memory_id in (select id from public.memory_entries));

create policy "Users can view chunks of memories they see" on public.memory_chunks
    for select to authenticated
    using (memory_id in (select id from public.memory_entries));

create policy "Members can view topics" on public.topics
    for select to authenticated
    using (organization_id in (select organization_id from public.users where id = auth.uid()));

create policy "Users can manage own topics" on public.topics
    for all to authenticated
    using (user_id = auth.uid())
    with check (
        user_id = auth.uid()
        and organization_id in (select organization_id from public.users where id = auth.uid())
    );

create policy "Users can manage messages of own conversations" on public.chat_messages
    for all to authenticated
    using (
        exists (
            select 1
            from public.chat_conversations c
            where c.id = chat_messages.conversation_id
                and c.user_id = auth.uid()
        )
    );

create policy "Users can manage items of own bulk payments" on public.payment_items
    for all to authenticated
    using (
        exists (
            select 1
            from public.bulk_payments b
            where b.id = payment_items.bulk_payment_id
                and b.user_id = auth.uid()
        )
    );

create policy "Users can view the history of own bulk payments" on public.payment_audit
    for select to authenticated
    using (payment_id in (select id from public.bulk_payments where user_id = auth.uid()));

create policy "Anyone can view products" on public.products
    for select to anon, authenticated
    using (true);

create policy "Vendors can insert own products" on public.products
    for insert to authenticated
    with check (
        vendor_id = auth.uid()
        and exists (select 1 from public.profiles p where p.id = auth.uid() and p.is_vendor)
    );

create policy "Vendors can update own products" on public.products
    for update to authenticated
    using (vendor_id = auth.uid());

create policy "Vendors can delete own products" on public.products
    for delete to authenticated
    using (vendor_id = auth.uid());

create policy "Anyone can view reviews" on public.product_reviews
    for select to anon, authenticated
    using (true);

create policy "Users can write own reviews" on public.product_reviews
    for insert to authenticated
    with check (user_id = auth.uid());

create policy "Users can change own reviews" on public.product_reviews
    for update to authenticated
    using (user_id = auth.uid());

create policy "Users can delete own reviews" on public.product_reviews
    for delete to authenticated
    using (user_id = auth.uid());

create policy "Customers can view own orders" on public.orders
    for select to authenticated
    using (customer_id = auth.uid());

create policy "Customers can place orders" on public.orders
    for insert to authenticated
    with check (customer_id = auth.uid());

create policy "Customers can change pending orders" on public.orders
    for update to authenticated
    using (customer_id = auth.uid() and status = 'pending');

create policy "Customers can view items of own orders" on public.order_items
    for select to authenticated
    using (order_id in (select id from public.orders where customer_id = auth.uid()));

create policy "Customers can add items to own orders" on public.order_items
    for insert to authenticated
    with check (order_id in (select id from public.orders where customer_id = auth.uid()));

create policy "Buyers and sellers can view transactions" on public.marketplace_transactions
    for select to authenticated
    using (auth.uid() in (buyer_id, seller_id));

create policy "Vendors can view insights on own products" on public.pricing_insights
    for select to authenticated
    using (product_id in (select id from public.products where vendor_id = auth.uid()));

create policy "Users can view own recommendations" on public.recommendations
    for select to authenticated
    using (user_id = auth.uid());

create policy "Users can mark own recommendations" on public.recommendations
    for update to authenticated
    using (user_id = auth.uid());

create policy "Signed-in users can view services" on public.company_services
    for select to authenticated
    using (true);

create policy "Signed-in users can view endpoints" on public.company_endpoints
    for select to authenticated
    using (true);

create policy "Signed-in users can view vortex items" on public.vortex_items
    for select to authenticated
    using (true);

create policy "Owners can manage vortex items" on public.vortex_items
    for all to authenticated
    using (owner_id = auth.uid());

create policy "Founders can manage their vendor organization" on public.vendor_organizations
    for all to authenticated
    using (created_by = auth.uid());

do $$
declare
    v_table text;
begin
    foreach v_table in array array[
        'vendor_api_keys_v2',
        'vendor_billing_records',
        'vendor_platform_sessions',
        'vendor_usage_logs'
    ]
    loop
        execute format(
            'create policy %I on public.%I
                for select to authenticated
                using (
                    vendor_org_id in (
                        select id from public.vendor_organizations where created_by = auth.uid()
                    )
                )',
            'Founders can view ' || replace(v_table, '_', ' '),
            v_table
        );
    end loop;
end
$$;

create policy "Owners can manage their client organization" on public.client_organizations
    for all to authenticated
    using (owner_id = auth.uid());

do $$
declare
    v_table text;
begin
    foreach v_table in array array[
        'client_api_keys',
        'client_billing_records',
        'client_transactions',
        'client_usage_logs'
    ]
    loop
        execute format(
            'create policy %I on public.%I
                for select to authenticated
                using (
                    client_organization_id in (
                        select id from public.client_organizations where owner_id = auth.uid()
                    )
                )',
            'Owners can view ' || replace(v_table, '_', ' '),
            v_table
        );
    end loop;
end
$$;

create policy "Users can manage own topics" on maas.topics
    for all to authenticated
    using (user_id = auth.uid());

create policy "Users can manage own memories" on maas.memory_entries
    for all to authenticated
    using (user_id = auth.uid());

create policy "Users can view own keys" on maas.api_keys
    for select to authenticated
    using (user_id = auth.uid());

-- Privileges. Under the older regime the API roles have everything on all of this by now, under the
-- newer one nothing; from here on they have the same under both.

revoke all on all tables in schema public from public, anon, authenticated, service_role;

revoke all on all sequences in schema public from public, anon, authenticated, service_role;

revoke all on all functions in schema public from public, anon, authenticated, service_role;

grant all on all tables in schema public to service_role;

grant all on all sequences in schema public to service_role;

grant execute on all functions in schema public to service_role;

grant usage, select on all sequences in schema public to authenticated;

grant select on table
    public.feature_flags,
    public.mcp_service_catalog,
    public.product_reviews,
    public.products,
    public.vendor_directory
to anon, authenticated;

grant select on table
    public.api_keys_compat,
    public.client_api_keys,
    public.client_billing_records,
    public.client_transactions,
    public.client_usage_logs,
    public.company_endpoints,
    public.company_services,
    public.company_usage_logs,
    public.edoc_financial_analysis,
    public.key_security_events,
    public.marketplace_transactions,
    public.mcp_key_audit_log,
    public.memory_chunks,
    public.memory_overview,
    public.memory_versions,
    public.open_notifications,
    public.organizations,
    public.payment_audit,
    public.pricing_insights,
    public.risk_analysis,
    public.stripe_customers,
    public.stripe_subscriptions,
    public.subscriptions,
    public.user_payments,
    public.user_roles,
    public.user_tiers,
    public.vendor_api_keys_v2,
    public.vendor_billing_records,
    public.vendor_platform_sessions,
    public.vendor_usage_logs,
    public.virtual_cards,
    public.vortex_transactions,
    public.vortex_wallets
to authenticated;

grant select, insert on table
    public.ai_usage_logs,
    public.edoc_usage_logs,
    public.order_items,
    public.usage_tracking,
    public.user_activity_logs
to authenticated;

grant select, update on table
    public.recommendations,
    public.users
to authenticated;

grant select, insert, update on table
    public.ai_response_cache,
    public.orders,
    public.organization_users,
    public.profiles
to authenticated;

grant select, delete on table public.sessions to authenticated;

grant insert, update, delete on table
    public.product_reviews,
    public.products
to authenticated;

grant select, insert, update, delete on table
    public.ai_recommendations,
    public.api_key_projects,
    public.api_key_scopes,
    public.api_keys,
    public.beneficiaries,
    public.bulk_payments,
    public.business_financial_insights,
    public.business_metrics,
    public.business_profiles,
    public.business_recommendations,
    public.chat_conversations,
    public.chat_messages,
    public.client_organizations,
    public.edoc_consents,
    public.edoc_transactions,
    public.imported_data,
    public.intelligence_cache,
    public.key_rotation_policies,
    public.key_usage_analytics,
    public.mcp_key_access_requests,
    public.mcp_key_sessions,
    public.mcp_key_tools,
    public.mcp_proxy_tokens,
    public.memory_access_patterns,
    public.memory_entries,
    public.memory_search_analytics,
    public.notification_settings,
    public.notifications,
    public.payment_items,
    public.say_bills,
    public.say_orders,
    public.say_transfers,
    public.scheduled_workflows,
    public.search_history,
    public.stored_api_keys,
    public.stripe_connect_accounts,
    public.topics,
    public.user_config,
    public.user_consents,
    public.user_mcp_services,
    public.user_preferences,
    public.user_product_interactions,
    public.user_sessions,
    public.user_settings,
    public.user_subscriptions,
    public.user_tool_configs,
    public.vendor_organizations,
    public.vortex_items,
    public.vortex_settings,
    public.workflow_runs
to authenticated;

grant execute on function
    public.get_product_image_url(uuid),
    public.profile_display_name(public.profiles),
    public.request_password_reset(text),
    public.validate_vendor_api_key(text, text)
to anon, authenticated;

grant execute on function
    public.execute_safe_query(text),
    public.get_current_org(),
    public.get_memory_stats(uuid),
    public.hybrid_search_memories(text, extensions.vector, uuid, integer, double precision),
    public.is_admin(),
    public.is_owner(uuid),
    public.keyword_search_memories(text[], uuid, integer),
    public.log_search_analytics(text, text, integer, integer),
    public.match_memories(extensions.vector, double precision, integer, uuid, text),
    public.match_memories_advanced(
        extensions.vector, double precision, integer, uuid, public.memory_type[], text[]
    ),
    public.notification_is_live(public.notifications),
    public.search_vectors(extensions.vector, integer),
    public.text_search_memories(text, uuid, integer),
    public.track_memory_access(uuid, uuid, text, text),
    public.track_search_analytics(uuid, text, integer),
    public.update_memory_access(uuid)
to authenticated;

grant usage on schema maas to authenticated, service_role;

grant select, insert, update, delete on all tables in schema maas to authenticated;

grant all on all tables in schema maas to service_role;

grant usage on schema core to service_role;

grant all on all tables in schema core to service_role;

grant all on all sequences in schema core to service_role;
