set local lock_timeout = '2s';

-- For the rate limit, the policy and the foreign key.
create index otp_sessions_user_hash_opened_at_idx
on public.otp_sessions (user_hash, opened_at);
