set local lock_timeout = '2s';

create policy select_own
on public.cashu_tokens
as permissive
for select
to authenticated
using (
    user_id = (select auth.uid())
);

comment on policy select_own on public.cashu_tokens is
    'A token is money: only its owner sees it, in a family too.';

create policy insert_own
on public.cashu_tokens
as permissive
for insert
to authenticated
with check (
    user_id = (select auth.uid())
);

comment on policy insert_own on public.cashu_tokens is
    'A new token belongs to who stores it.';

create policy update_own
on public.cashu_tokens
as permissive
for update
to authenticated
using (
    user_id = (select auth.uid())
)
with check (
    user_id = (select auth.uid())
);

comment on policy update_own on public.cashu_tokens is
    'The owner stores a new ciphertext when he changes his key, and gives no token away.';

create policy delete_own
on public.cashu_tokens
as permissive
for delete
to authenticated
using (
    user_id = (select auth.uid())
    and status = 'unspent'
);

comment on policy delete_own on public.cashu_tokens is
    'What is spent stays, or it could be stored and spent again; what backs an instrument stays too.';
