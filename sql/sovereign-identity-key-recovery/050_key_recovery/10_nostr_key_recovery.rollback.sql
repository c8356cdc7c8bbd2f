drop table public.nostr_key_recovery;
