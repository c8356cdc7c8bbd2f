drop function sovereign.refuse_older_tables(text);
