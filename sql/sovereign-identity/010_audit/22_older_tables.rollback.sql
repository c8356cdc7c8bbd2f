drop function sovereign.older_tables(text);
