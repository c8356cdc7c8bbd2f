revoke execute on function public.finish_nwc_payment(uuid, boolean, bigint) from service_role;

revoke execute on function public.reserve_nwc_payment(uuid, text, bigint, bigint) from authenticated;

revoke execute on function public.set_primary_nwc_connection(uuid) from authenticated;

revoke select, insert, update on table public.nwc_transactions from service_role;

revoke select, delete on table public.nwc_permissions from service_role;

revoke delete on table public.nwc_connections from service_role;

revoke update (is_active) on table public.nwc_connections from service_role;

revoke select (
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
from service_role;

revoke select on table public.nwc_transactions from authenticated;

revoke update (expires_at) on table public.nwc_permissions from authenticated;

revoke insert (
    id,
    connection_id,
    user_id,
    method,
    expires_at
)
on table public.nwc_permissions
from authenticated;

revoke select, delete on table public.nwc_permissions from authenticated;

revoke update (
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
from authenticated;

revoke insert (
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
from authenticated;

revoke select, delete on table public.nwc_connections from authenticated;
