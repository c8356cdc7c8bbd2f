set local lock_timeout = '2s';

select public.begin_migration_phase(5, 'Derived roles and reporting views');
