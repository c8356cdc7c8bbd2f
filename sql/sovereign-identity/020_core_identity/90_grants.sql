-- Registration writes these four columns and reads nothing back; who verifies an address reads these
-- four. anon has nothing else.
grant insert (username, npub, nip05, lightning_address) on table public.profiles to anon;

grant select (name, domain, pubkey, is_active) on table public.nip05_records to anon;

-- What is missing in a list of columns is a privilege, or belongs to the server. No user reads
-- nip05_records.user_id: it would tie names to users.
grant select on table public.families to authenticated;

grant update (family_name, domain, relay_url) on table public.families to authenticated;

grant select on table public.profiles to authenticated;

grant insert (
    user_id,
    username,
    npub,
    nip05,
    lightning_address,
    is_active
) on table public.profiles to authenticated;

grant update (username, nip05, lightning_address, is_active) on table public.profiles to authenticated;

grant delete on table public.profiles to authenticated;

grant select on table public.user_identities to authenticated;

grant insert (
    id,
    username,
    npub,
    encrypted_nsec,
    spending_limits,
    privacy_settings
) on table public.user_identities to authenticated;

grant update (
    username,
    encrypted_nsec,
    spending_limits,
    privacy_settings
) on table public.user_identities to authenticated;

grant delete on table public.user_identities to authenticated;

grant select on table public.privacy_users to authenticated;

grant insert (
    hashed_uuid,
    user_id,
    user_salt,
    auth_method,
    privacy_level,
    zero_knowledge_enabled,
    data_retention_days
) on table public.privacy_users to authenticated;

grant update (
    auth_method,
    privacy_level,
    zero_knowledge_enabled,
    data_retention_days
) on table public.privacy_users to authenticated;

grant delete on table public.privacy_users to authenticated;

grant select (
    id,
    name,
    domain,
    pubkey,
    is_active,
    created_at,
    updated_at
) on table public.nip05_records to authenticated;

grant insert (name, pubkey, user_id, is_active) on table public.nip05_records to authenticated;

grant update (pubkey, is_active) on table public.nip05_records to authenticated;

grant delete on table public.nip05_records to authenticated;

grant select on table public.nostr_backups to authenticated;

grant insert (user_id, event_id, backup_type) on table public.nostr_backups to authenticated;

grant update (event_id, backup_type) on table public.nostr_backups to authenticated;

grant delete on table public.nostr_backups to authenticated;

grant select on table public.lightning_addresses to authenticated;

grant insert (user_id, address, active) on table public.lightning_addresses to authenticated;

grant update (address, active) on table public.lightning_addresses to authenticated;

grant delete on table public.lightning_addresses to authenticated;

grant select on table public.reward_redemptions to authenticated;

grant insert (
    user_id,
    student_pubkey,
    value,
    currency,
    study_time_minutes
) on table public.reward_redemptions to authenticated;

grant update (value, currency, study_time_minutes) on table public.reward_redemptions to authenticated;

grant delete on table public.reward_redemptions to authenticated;

grant select, delete on table public.family_invitations to authenticated;

-- Administration. Never truncate, references or trigger.
grant select, insert, update, delete on table public.families to service_role;

grant select, insert, update, delete on table public.profiles to service_role;

grant select, insert, update, delete on table public.user_identities to service_role;

grant select, insert, update, delete on table public.privacy_users to service_role;

grant select, insert, update, delete on table public.nip05_records to service_role;

grant select, insert, update, delete on table public.nostr_backups to service_role;

grant select, insert, update, delete on table public.lightning_addresses to service_role;

grant select, insert, update, delete on table public.reward_redemptions to service_role;

grant select, insert, update, delete on table public.family_invitations to service_role;
