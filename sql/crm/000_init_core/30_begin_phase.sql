set local lock_timeout = '2s';

select public.begin_migration_phase(1, 'Extensions, helpers, lookups');
