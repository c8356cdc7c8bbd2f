select sovereign.refuse_older_tables('cashu');
