select public.begin_migration_phase(1, 'Extensions, helpers, lookups');
