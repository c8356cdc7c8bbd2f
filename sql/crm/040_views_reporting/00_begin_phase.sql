select public.begin_migration_phase(5, 'Derived roles and reporting views');
