set local lock_timeout = '2s';

drop policy delete_own on public.cognitive_capital_metrics;

drop policy update_own on public.cognitive_capital_metrics;

drop policy insert_own on public.cognitive_capital_metrics;

drop policy select_own_and_of_family on public.cognitive_capital_metrics;
