set local lock_timeout = '2s';

drop policy delete_own on public.cashu_tokens;

drop policy update_own on public.cashu_tokens;

drop policy insert_own on public.cashu_tokens;

drop policy select_own on public.cashu_tokens;
