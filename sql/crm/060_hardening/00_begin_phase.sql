set local lock_timeout = '2s';

select public.begin_migration_phase(7, 'Stakeholders, full-text search, dashboard');
