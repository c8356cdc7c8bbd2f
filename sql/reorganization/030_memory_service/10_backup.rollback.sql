-- The memories themselves are in public.memory_entries again by now, those among them that were
-- written since the backup.
set local lock_timeout = '2s';

drop table security_service.memory_entries_backup;
