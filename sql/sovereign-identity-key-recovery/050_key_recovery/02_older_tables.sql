select sovereign.refuse_older_tables('key_recovery');
