set local lock_timeout = '2s';

drop trigger _100_guard_cashu_token on public.cashu_tokens;

drop function sovereign.guard_cashu_token();
