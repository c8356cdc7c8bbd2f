-- public.products is the table again.
set local lock_timeout = '2s';

-- These functions take or give rows of the facade, which cannot go before them.
drop function public.recommendations_product_id_fkey(public.recommendations);

drop function public.product_id(public.recommendations);

drop function public.product_id(public.pricing_insights);

drop function public.pricing_insights_product_id_fkey(public.pricing_insights);

drop function public.product_id(public.order_items);

drop function public.order_items_product_id_fkey(public.order_items);

drop function public.product_reviews_product_id_fkey(public.product_reviews);

drop function public.product_id(public.product_reviews);

drop function public.product_id(public.product_embeddings);

drop function public.product_embeddings_product_id_fkey(public.product_embeddings);

drop function public.products_vendor_id_fkey(public.profiles);

drop view public.products;

alter table marketplace.products set schema public;

create or replace function public.search_vectors(
    query_embedding extensions.vector,
    match_count integer default 5
)
returns table(
    product_id uuid,
    name text,
    similarity double precision
)
language plpgsql
stable security definer
set search_path = 'public', 'extensions'
as $$
begin
    return query
    select
        p.id,
        p.name,
        (1 - (e.embedding <=> query_embedding))::double precision
    from product_embeddings e
    join products p
        on p.id = e.product_id
    where e.embedding is not null
    order by e.embedding <=> query_embedding
    limit match_count;
end;
$$;

create or replace function public.get_product_image_url(
    p_product_id uuid
)
returns text
language sql
stable
as $$
    select coalesce(image_url, '/images/none.png')
    from products
    where id = p_product_id
$$;
