set local lock_timeout = '2s';

drop trigger _900_log_key_change on public.user_identities;

drop function sovereign.log_key_change();
