set local lock_timeout = '2s';

select public.begin_migration_phase(6, 'RLS, soft delete and off-boarding');
