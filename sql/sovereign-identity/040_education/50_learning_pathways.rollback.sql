set local lock_timeout = '2s';

drop table public.learning_pathways;
