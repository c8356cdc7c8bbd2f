set local lock_timeout = '2s';

drop index public.otp_sessions_one_open_key;
