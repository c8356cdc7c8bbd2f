-- public.query_classifications is the table again.
set local lock_timeout = '2s';

drop view public.query_classifications;

alter table analytics.query_classifications set schema public;
