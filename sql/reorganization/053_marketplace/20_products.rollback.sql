-- public.products is the table again.
set local lock_timeout = '2s';

drop view public.products;

alter table marketplace.products set schema public;

CREATE OR REPLACE FUNCTION public.search_vectors(query_embedding extensions.vector, match_count integer DEFAULT 5)
 RETURNS TABLE(product_id uuid, name text, similarity double precision)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'extensions'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.get_product_image_url(p_product_id uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
    select coalesce(image_url, '/images/none.png')
    from products
    where id = p_product_id
$function$;
