revoke execute on function public.cashu_balance() from authenticated;

revoke execute on function public.cancel_cashu_bearer_instrument(uuid) from authenticated;

revoke execute on function public.redeem_cashu_bearer_instrument(text) from authenticated;

revoke execute on function public.issue_cashu_bearer_instrument(uuid, text, text, text, timestamptz)
from authenticated;

revoke execute on function public.spend_cashu_token(uuid) from authenticated;

revoke select (
    id,
    user_id,
    token_id,
    form_factor,
    status,
    issued_at,
    expires_at,
    redeemed_at
)
on table public.cashu_bearer_instruments
from service_role;

revoke select (
    id,
    user_id,
    mint_id,
    keyset_id,
    amount_sats,
    status,
    created_at,
    spent_at
)
on table public.cashu_tokens
from service_role;

revoke select, insert, update, delete on table public.cashu_mints from service_role;

revoke select (
    id,
    user_id,
    token_id,
    form_factor,
    encrypted_token,
    status,
    issued_at,
    expires_at,
    redeemed_by,
    redeemed_at
)
on table public.cashu_bearer_instruments
from authenticated;

revoke update (encrypted_proof, proof_iv) on table public.cashu_tokens from authenticated;

revoke insert (
    id,
    user_id,
    mint_id,
    keyset_id,
    secret_hash,
    encrypted_proof,
    proof_iv,
    amount_sats
)
on table public.cashu_tokens
from authenticated;

revoke select, delete on table public.cashu_tokens from authenticated;

revoke select on table public.cashu_mints from authenticated;
