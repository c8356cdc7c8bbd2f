set local lock_timeout = '2s';

drop table public.nip05_records;
