set local lock_timeout = '2s';

drop policy delete_own on public.nip05_records;

drop policy update_own on public.nip05_records;

drop policy insert_own on public.nip05_records;

drop policy select_active_and_own on public.nip05_records;

drop policy select_active on public.nip05_records;
