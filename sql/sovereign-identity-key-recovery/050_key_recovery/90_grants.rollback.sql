revoke execute on function public.execute_key_recovery(uuid) from authenticated;

revoke execute on function public.cancel_key_recovery(uuid) from authenticated;

revoke execute on function public.approve_key_recovery(uuid) from authenticated;

revoke execute on function public.request_key_recovery(uuid, text, text, text) from authenticated;

revoke select on table public.key_rotation_logs from authenticated, service_role;

revoke select (
    id,
    user_id,
    family_id,
    requested_by,
    reason,
    new_npub,
    required_approvals,
    status,
    requested_at,
    execute_after,
    expires_at,
    closed_at,
    updated_at
)
on table public.nostr_key_recovery
from authenticated, service_role;
