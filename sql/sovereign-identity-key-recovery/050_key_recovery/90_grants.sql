-- All columns but encrypted_nsec: whoever made the ciphertext has it, and nobody else needs it.
grant select (
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
to authenticated, service_role;

grant select on table public.key_rotation_logs to authenticated, service_role;

-- service_role reads, to help users, and writes nothing: a recovery that the platform could push
-- through would not be the guardians'.
grant execute on function public.request_key_recovery(uuid, text, text, text) to authenticated;

grant execute on function public.approve_key_recovery(uuid) to authenticated;

grant execute on function public.cancel_key_recovery(uuid) to authenticated;

grant execute on function public.execute_key_recovery(uuid) to authenticated;
