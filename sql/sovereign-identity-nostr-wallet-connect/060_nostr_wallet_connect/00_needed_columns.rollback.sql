drop function sovereign.needed_columns_nostr_wallet_connect();
