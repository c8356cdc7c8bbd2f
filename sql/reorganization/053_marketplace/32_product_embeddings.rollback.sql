-- public.product_embeddings is the table again.
set local lock_timeout = '2s';

drop view public.product_embeddings;

alter table marketplace.product_embeddings set schema public;

CREATE OR REPLACE FUNCTION public.search_vectors(query_embedding extensions.vector, match_count integer DEFAULT 5)
 RETURNS TABLE(product_id uuid, name text, similarity double precision)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'extensions'
AS $function$
begin
    return query
    select
        p.id,
        p.name,
        (1 - (e.embedding <=> query_embedding))::double precision
    from public.product_embeddings e
    join marketplace.products p
        on p.id = e.product_id
    where e.embedding is not null
    order by e.embedding <=> query_embedding
    limit match_count;
end;
$function$;
