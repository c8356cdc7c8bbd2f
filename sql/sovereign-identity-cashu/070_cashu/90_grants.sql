grant select on table public.cashu_mints to authenticated;

grant select, delete on table public.cashu_tokens to authenticated;

grant insert (
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
to authenticated;

grant update (encrypted_proof, proof_iv) on table public.cashu_tokens to authenticated;

-- All columns but redemption_hash, which nobody needs to see.
grant select (
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
to authenticated;

grant select, insert, update, delete on table public.cashu_mints to service_role;

-- To count, not to spend: the ciphertext of users' money is no business of the service.
grant select (
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
to service_role;

grant select (
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
to service_role;

grant execute on function public.spend_cashu_token(uuid) to authenticated;

grant execute on function public.issue_cashu_bearer_instrument(uuid, text, text, text, timestamptz)
to authenticated;

grant execute on function public.redeem_cashu_bearer_instrument(text) to authenticated;

grant execute on function public.cancel_cashu_bearer_instrument(uuid) to authenticated;

grant execute on function public.cashu_balance() to authenticated;
