set local lock_timeout = '2s';

drop table public.nostr_key_recovery;
