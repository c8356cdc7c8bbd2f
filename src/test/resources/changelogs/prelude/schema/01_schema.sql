create schema shop;

create function shop.lowest() returns numeric language sql immutable as $$ select 0.5; $$;
