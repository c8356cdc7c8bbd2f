select public.begin_migration_phase(3, 'Products and distribution');
