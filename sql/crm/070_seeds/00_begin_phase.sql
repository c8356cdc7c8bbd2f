select public.begin_migration_phase(8, 'Seeds');
