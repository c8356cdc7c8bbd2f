select sovereign.refuse_older_tables('core');
