set local lock_timeout = '2s';

revoke select, insert on table public.notes from authenticated;

drop policy insert_own on public.notes;

drop policy select_own on public.notes;
