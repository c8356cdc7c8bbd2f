select public.begin_migration_phase(6, 'RLS, soft delete and off-boarding');
