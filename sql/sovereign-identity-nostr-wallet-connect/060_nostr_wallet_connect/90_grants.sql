-- user_id is written once, and is_primary and last_used_at never by users.
grant select, delete on table public.nwc_connections to authenticated;

grant insert (
    id,
    user_id,
    wallet_name,
    wallet_pubkey,
    relay_url,
    encrypted_session_key,
    session_key_iv,
    session_key_salt,
    max_payment_sats,
    daily_limit_sats
)
on table public.nwc_connections
to authenticated;

grant update (
    wallet_name,
    relay_url,
    encrypted_session_key,
    session_key_iv,
    session_key_salt,
    max_payment_sats,
    daily_limit_sats,
    is_active
)
on table public.nwc_connections
to authenticated;

grant select, delete on table public.nwc_permissions to authenticated;

grant insert (
    id,
    connection_id,
    user_id,
    method,
    expires_at
)
on table public.nwc_permissions
to authenticated;

grant update (expires_at) on table public.nwc_permissions to authenticated;

grant select on table public.nwc_transactions to authenticated;

-- The service helps users with their connections, but a session key is no business of it. It writes
-- what wallets report: incoming payments, and how outgoing ones ended.
grant select (
    id,
    user_id,
    wallet_name,
    wallet_pubkey,
    relay_url,
    max_payment_sats,
    daily_limit_sats,
    is_primary,
    is_active,
    created_at,
    last_used_at
)
on table public.nwc_connections
to service_role;

grant update (is_active) on table public.nwc_connections to service_role;

grant delete on table public.nwc_connections to service_role;

grant select, delete on table public.nwc_permissions to service_role;

grant select, insert, update on table public.nwc_transactions to service_role;

grant execute on function public.set_primary_nwc_connection(uuid) to authenticated;

grant execute on function public.reserve_nwc_payment(uuid, text, bigint, bigint) to authenticated;

grant execute on function public.finish_nwc_payment(uuid, boolean, bigint) to service_role;
