drop function sovereign.needed_columns_key_recovery();
