-- What a database can answer of the guide's checklist before any table of this pack moves: that
-- each is there, is a table still, has the columns that its facade is going to list and no
-- others, that its new name is free, and that each function that a move writes anew is the one it
-- was written from. A "create table if not exists" that did nothing, and columns added or renamed
-- by hand, have hidden such differences before; a column that is not listed would be lost to
-- clients without a word, and so would what somebody has changed in a function.
do $$
declare
    v_wrong text;
begin
    select string_agg(p.problem, E'\n' order by m.old_name, p.problem)
    into v_wrong
    from (
        values
            (
                'public.products',
                'marketplace.products',
                'id, vendor_id, name, description, category, price, stock_quantity, image_url,
                 created_at, updated_at'
            ),
            (
                'public.orders',
                'marketplace.orders',
                'id, customer_id, order_date, status, total_amount, shipping_address, created_at,
                 updated_at'
            ),
            (
                'public.order_items',
                'marketplace.order_items',
                'id, order_id, product_id, quantity, unit_price, created_at'
            ),
            (
                'public.marketplace_transactions',
                'marketplace.transactions',
                'id, order_id, buyer_id, seller_id, amount, platform_fee, seller_amount, status,
                 stripe_charge_id, created_at, updated_at'
            ),
            (
                'public.pricing_insights',
                'marketplace.pricing_insights',
                'id, product_id, suggested_price, min_viable_price, max_viable_price,
                 confidence_score, price_elasticity, market_trend, reasoning, created_at,
                 expires_at'
            ),
            (
                'public.recommendations',
                'marketplace.recommendations',
                'id, user_id, product_id, supplier_id, recommendation_type, relevance_score,
                 reason, clicked, viewed, created_at, updated_at'
            ),
            (
                'public.product_embeddings',
                'marketplace.product_embeddings',
                'id, product_id, text_content, embedding, created_at, updated_at'
            ),
            (
                'public.product_reviews',
                'marketplace.product_reviews',
                'id, product_id, user_id, rating, comment, created_at'
            ),
            (
                'public.user_product_interactions',
                'marketplace.user_product_interactions',
                'id, user_id, product_id, interaction_type, metadata, created_at'
            ),
            (
                'public.risk_analysis',
                'marketplace.risk_analysis',
                'id, order_id, user_id, risk_score, risk_factors, is_flagged, review_status,
                 reviewer_id, reviewed_at, created_at, updated_at'
            )
    ) as m (old_name, new_name, column_names)
    left join pg_catalog.pg_class as c
        on c.oid = pg_catalog.to_regclass(m.old_name)
    cross join lateral (
        select
            case
                when c.oid is null then format('%s is missing', m.old_name)
                when c.relkind = 'v' then format('%s is a view already', m.old_name)
                when c.relkind <> 'r' then format('%s is no plain table', m.old_name)
            end

        union all

        select format('%s is there already', m.new_name)
        where pg_catalog.to_regclass(m.new_name) is not null

        union all

        select
            case
                when a.attname is null then format('%s lacks the column %s', m.old_name, l.name)
                when l.name is null then format('%s has a column %s more', m.old_name, a.attname)
            end
        from regexp_split_to_table(m.column_names, ',\s*') as l (name)
        full join (
            select attname
            from pg_catalog.pg_attribute
            where attrelid = c.oid
                and attnum > 0
                and not attisdropped
        ) as a
            on a.attname = l.name
        where c.relkind = 'r'
    ) as p (problem);

    -- The moves write these functions anew, from the bodies of these digests: md5(prosrc).
    select
        nullif(
            concat_ws(
                E'\n',
                v_wrong,
                string_agg(
                    format('public.%s is missing, or has another body', f.name),
                    E'\n'
                    order by f.name
                )
            ),
            ''
        )
    into v_wrong
    from (
        values
            ('get_product_image_url', 'd619abf429380764d80954231fa4937f'),
            ('search_vectors', '4d5abe5f42df7eb25e611e1dc2981207')
    ) as f (name, body)
    where not exists (
            select
            from pg_catalog.pg_proc as r
            where r.pronamespace = 'public'::regnamespace
                and r.proname = f.name
                and md5(r.prosrc) = f.body
        );

    if v_wrong is not null then
        raise exception using
            errcode = 'PR200',
            message = 'this pack was written for other tables or functions; nothing has moved',
            detail = v_wrong,
            hint =
                'Find out who changed them. Bring each table to the columns that its facade lists, '
                'or let the facade list what the table has. Write what was changed in a function '
                'into the move that writes it anew, and its digest into the guard. Then run the '
                'update again.';
    end if;
end
$$;
