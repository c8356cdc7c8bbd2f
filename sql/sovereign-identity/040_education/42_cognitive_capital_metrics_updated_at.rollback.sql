set local lock_timeout = '2s';

drop trigger _900_touch_updated_at on public.cognitive_capital_metrics;
