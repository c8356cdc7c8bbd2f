-- What Supabase Auth keeps in the database, as far as migrations, policies and foreign keys meet it.
create schema auth authorization supabase_auth_admin;

-- Supabase's own column types: varchar(255) is theirs, not a model to follow.
create table auth.users (
    instance_id uuid,
    id uuid not null,
    aud varchar(255),
    role varchar(255),
    email varchar(255),
    encrypted_password varchar(255),
    email_confirmed_at timestamptz,
    invited_at timestamptz,
    confirmation_token varchar(255),
    confirmation_sent_at timestamptz,
    recovery_token varchar(255),
    recovery_sent_at timestamptz,
    email_change_token_new varchar(255),
    email_change varchar(255),
    email_change_sent_at timestamptz,
    last_sign_in_at timestamptz,
    raw_app_meta_data jsonb,
    raw_user_meta_data jsonb,
    is_super_admin boolean,
    created_at timestamptz,
    updated_at timestamptz,
    phone text default null,
    phone_confirmed_at timestamptz,
    phone_change text default '',
    phone_change_token varchar(255) default '',
    phone_change_sent_at timestamptz,
    confirmed_at timestamptz
        generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
    email_change_token_current varchar(255) default '',
    email_change_confirm_status smallint default 0,
    banned_until timestamptz,
    reauthentication_token varchar(255) default '',
    reauthentication_sent_at timestamptz,
    is_sso_user boolean not null default false,
    deleted_at timestamptz,
    is_anonymous boolean not null default false,
    constraint users_pkey primary key (id),
    constraint users_phone_key unique (phone),
    constraint users_email_change_confirm_status_check
        check (email_change_confirm_status >= 0 and email_change_confirm_status <= 2)
);

-- No policy: clients never read this table; the migration role does, because it has BYPASSRLS.
alter table auth.users enable row level security;

alter table auth.users owner to supabase_auth_admin;

comment on table auth.users is 'Auth: Stores user login data within a secure schema.';

create unique index users_email_partial_key on auth.users (email) where is_sso_user = false;

create index users_instance_id_idx on auth.users (instance_id);

create index users_instance_id_email_idx on auth.users (instance_id, lower(email::text));

create index users_is_anonymous_idx on auth.users (is_anonymous);

-- Each claim is looked up in the old place (one setting per claim) and in the new one (one JSON
-- document). nullif: a setting that was local to a transaction comes back as the empty string.
create function auth.uid()
returns uuid
language sql
stable
as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim.sub', true), ''),
        (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    )::uuid
$$;

create function auth.role()
returns text
language sql
stable
as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim.role', true), ''),
        (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role')
    )::text
$$;

create function auth.email()
returns text
language sql
stable
as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim.email', true), ''),
        (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email')
    )::text
$$;

create function auth.jwt()
returns jsonb
language sql
stable
as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim', true), ''),
        nullif(current_setting('request.jwt.claims', true), '')
    )::jsonb
$$;

alter function auth.uid() owner to supabase_auth_admin;

alter function auth.role() owner to supabase_auth_admin;

alter function auth.email() owner to supabase_auth_admin;

alter function auth.jwt() owner to supabase_auth_admin;

grant usage on schema auth to anon, authenticated, service_role;

-- The migration role may refer to users, put triggers on them and hand on the right to read them,
-- but it makes nothing of its own in this schema: Supabase closed that in April 2025.
grant usage on schema auth to :"migration_role";

grant all on table auth.users to :"migration_role";

grant select on table auth.users to :"migration_role" with grant option;

grant execute on all functions in schema auth to :"migration_role";
