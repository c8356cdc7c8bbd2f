-- What the extension supabase_vault makes, without the encryption: what is secret in a changelog was
-- never a secret, and here is nobody to keep it from.
create schema vault;

create table vault.secrets (
    id uuid not null default gen_random_uuid(),
    name text,
    description text not null default '',
    secret text not null,
    key_id uuid,
    nonce bytea,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp,
    constraint secrets_pkey primary key (id)
);

comment on table vault.secrets is
    'Table with encrypted `secret` column for storing sensitive information on disk.';

create unique index secrets_name_idx on vault.secrets (name) where name is not null;

create view vault.decrypted_secrets as
select
    s.id,
    s.name,
    s.description,
    s.secret,
    s.secret as decrypted_secret,
    s.key_id,
    s.nonce,
    s.created_at,
    s.updated_at
from vault.secrets as s;

-- security definer: nobody but these two functions writes a secret.
create function vault.create_secret(
    new_secret text,
    new_name text default null,
    new_description text default '',
    new_key_id uuid default null
)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_id uuid;
begin
    insert into vault.secrets (secret, name, description, key_id)
    values (new_secret, new_name, coalesce(new_description, ''), new_key_id)
    returning id into v_id;

    return v_id;
end
$$;

create function vault.update_secret(
    secret_id uuid,
    new_secret text default null,
    new_name text default null,
    new_description text default null,
    new_key_id uuid default null
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    update vault.secrets as s
    set secret = coalesce(new_secret, s.secret),
        name = coalesce(new_name, s.name),
        description = coalesce(new_description, s.description),
        key_id = coalesce(new_key_id, s.key_id),
        updated_at = pg_catalog.now()
    where s.id = secret_id;
end
$$;

revoke execute on function vault.create_secret(text, text, text, uuid) from public;

revoke execute on function vault.update_secret(uuid, text, text, text, uuid) from public;

-- The migration role uses it and owns nothing of it: a policy on vault.secrets is refused there too.
grant usage on schema vault to :"migration_role" with grant option;

grant select, delete, truncate, references on table vault.secrets, vault.decrypted_secrets
    to :"migration_role" with grant option;

grant execute on function
    vault.create_secret(text, text, text, uuid),
    vault.update_secret(uuid, text, text, text, uuid)
to :"migration_role" with grant option;

grant usage on schema vault to service_role;

grant select, delete on table vault.secrets, vault.decrypted_secrets to service_role;

grant execute on function
    vault.create_secret(text, text, text, uuid),
    vault.update_secret(uuid, text, text, text, uuid)
to service_role;
