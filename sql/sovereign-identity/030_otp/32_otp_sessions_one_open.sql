set local lock_timeout = '2s';

-- One open session a user, so that attempts cannot be spread over many.
create unique index otp_sessions_one_open_key
on public.otp_sessions (user_hash)
where status = 'open';
