-- public.vortex_wallets is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.wallet_id(public.vortex_transactions);

drop function public.vortex_transactions_wallet_id_fkey(public.vortex_transactions);

drop view public.vortex_wallets;

alter table app_vortexcore.vortex_wallets set schema public;
