set local lock_timeout = '2s';

drop policy delete_own on public.nostr_backups;

drop policy update_own on public.nostr_backups;

drop policy insert_own on public.nostr_backups;

drop policy select_own on public.nostr_backups;
