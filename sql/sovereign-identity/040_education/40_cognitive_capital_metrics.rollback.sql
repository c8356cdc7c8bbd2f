set local lock_timeout = '2s';

drop table public.cognitive_capital_metrics;
