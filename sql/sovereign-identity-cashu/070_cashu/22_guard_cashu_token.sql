set local lock_timeout = '2s';

-- Holds whoever writes, by whichever way: the functions below and the grants are not all that stands
-- between a spent proof and its second life.
create function sovereign.guard_cashu_token()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
    raise exception using
        errcode = 'PR171',
        message = 'what is spent stays spent, and a token stays the proof it is',
        detail = pg_catalog.format('token: %s, status: %s', old.id, old.status),
        hint = 'Store another proof as another token.';
end
$$;

revoke execute on function sovereign.guard_cashu_token()
    from public, anon, authenticated, service_role;

comment on function sovereign.guard_cashu_token() is
    'Trigger: refuses what its condition let through, a spent token coming back or a token becoming another.';

create trigger _100_guard_cashu_token
before update on public.cashu_tokens
for each row
when (
    (old.status = 'spent' and new.status <> 'spent')
    or old.user_id <> new.user_id
    or old.mint_id <> new.mint_id
    or old.keyset_id <> new.keyset_id
    or old.secret_hash <> new.secret_hash
    or old.amount_sats <> new.amount_sats
)
execute function sovereign.guard_cashu_token();
