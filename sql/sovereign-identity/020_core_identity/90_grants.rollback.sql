revoke select, insert, update, delete on table public.family_invitations from service_role;

revoke select, insert, update, delete on table public.reward_redemptions from service_role;

revoke select, insert, update, delete on table public.lightning_addresses from service_role;

revoke select, insert, update, delete on table public.nostr_backups from service_role;

revoke select, insert, update, delete on table public.nip05_records from service_role;

revoke select, insert, update, delete on table public.privacy_users from service_role;

revoke select, insert, update, delete on table public.user_identities from service_role;

revoke select, insert, update, delete on table public.profiles from service_role;

revoke select, insert, update, delete on table public.families from service_role;

revoke select, delete on table public.family_invitations from authenticated;

revoke delete on table public.reward_redemptions from authenticated;

revoke update (value, currency, study_time_minutes) on table public.reward_redemptions from authenticated;

revoke insert (
    user_id,
    student_pubkey,
    value,
    currency,
    study_time_minutes
) on table public.reward_redemptions from authenticated;

revoke select on table public.reward_redemptions from authenticated;

revoke delete on table public.lightning_addresses from authenticated;

revoke update (address, active) on table public.lightning_addresses from authenticated;

revoke insert (user_id, address, active) on table public.lightning_addresses from authenticated;

revoke select on table public.lightning_addresses from authenticated;

revoke delete on table public.nostr_backups from authenticated;

revoke update (event_id, backup_type) on table public.nostr_backups from authenticated;

revoke insert (user_id, event_id, backup_type) on table public.nostr_backups from authenticated;

revoke select on table public.nostr_backups from authenticated;

revoke delete on table public.nip05_records from authenticated;

revoke update (pubkey, is_active) on table public.nip05_records from authenticated;

revoke insert (name, pubkey, user_id, is_active) on table public.nip05_records from authenticated;

revoke select (
    id,
    name,
    domain,
    pubkey,
    is_active,
    created_at,
    updated_at
) on table public.nip05_records from authenticated;

revoke delete on table public.privacy_users from authenticated;

revoke update (
    auth_method,
    privacy_level,
    zero_knowledge_enabled,
    data_retention_days
) on table public.privacy_users from authenticated;

revoke insert (
    hashed_uuid,
    user_id,
    user_salt,
    auth_method,
    privacy_level,
    zero_knowledge_enabled,
    data_retention_days
) on table public.privacy_users from authenticated;

revoke select on table public.privacy_users from authenticated;

revoke delete on table public.user_identities from authenticated;

revoke update (
    username,
    encrypted_nsec,
    spending_limits,
    privacy_settings
) on table public.user_identities from authenticated;

revoke insert (
    id,
    username,
    npub,
    encrypted_nsec,
    spending_limits,
    privacy_settings
) on table public.user_identities from authenticated;

revoke select on table public.user_identities from authenticated;

revoke delete on table public.profiles from authenticated;

revoke update (username, nip05, lightning_address, is_active) on table public.profiles from authenticated;

revoke insert (
    user_id,
    username,
    npub,
    nip05,
    lightning_address,
    is_active
) on table public.profiles from authenticated;

revoke select on table public.profiles from authenticated;

revoke update (family_name, domain, relay_url) on table public.families from authenticated;

revoke select on table public.families from authenticated;

revoke select (name, domain, pubkey, is_active) on table public.nip05_records from anon;

revoke insert (username, npub, nip05, lightning_address) on table public.profiles from anon;
