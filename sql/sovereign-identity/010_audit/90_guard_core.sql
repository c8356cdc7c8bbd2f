-- Before anything is made in public. Each pack asks again for its own tables: weeks may lie between.
select sovereign.refuse_older_tables('core');
