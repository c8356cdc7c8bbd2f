-- People work on: what was large is plain now.
update public.orders
set kind = 'plain'
where kind = 'large';
