drop table public.cashu_tokens;
