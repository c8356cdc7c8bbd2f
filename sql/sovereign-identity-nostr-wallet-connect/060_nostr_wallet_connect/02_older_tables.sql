select sovereign.refuse_older_tables('nostr_wallet_connect');
