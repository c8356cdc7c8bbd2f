select public.begin_migration_phase(2, 'Organizations and contacts');
