set local lock_timeout = '2s';

create trigger _900_touch_updated_at
before update on public.cognitive_capital_metrics
for each row
execute function sovereign.touch_updated_at();
