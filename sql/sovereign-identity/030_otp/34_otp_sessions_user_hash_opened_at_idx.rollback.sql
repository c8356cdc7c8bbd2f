set local lock_timeout = '2s';

drop index public.otp_sessions_user_hash_opened_at_idx;
