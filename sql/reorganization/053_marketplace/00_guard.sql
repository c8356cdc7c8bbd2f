-- Before anything moves: whether the tables and functions are still those that the moves were
-- planned on. A column that has come since would be lost to clients without a word, and so would
-- another default, and what somebody has changed in a function that a move writes anew.
set local search_path = '';

do $guard$
declare
    v_wrong text[];
begin
    v_wrong := array(
        select p.problem
        from (
            values
                (
                    'public.products',
                    'marketplace.products',
                    array[
                        'id default gen_random_uuid()', 'vendor_id', 'name', 'description',
                        'category', 'price', 'stock_quantity default 0', 'image_url',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.orders',
                    'marketplace.orders',
                    array[
                        'id default gen_random_uuid()', 'customer_id', 'order_date default now()',
                        'status default ''pending''::text', 'total_amount', 'shipping_address',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.order_items',
                    'marketplace.order_items',
                    array[
                        'id default gen_random_uuid()', 'order_id', 'product_id', 'quantity',
                        'unit_price', 'created_at default now()'
                    ]
                ),
                (
                    'public.marketplace_transactions',
                    'marketplace.transactions',
                    array[
                        'id default gen_random_uuid()', 'order_id', 'buyer_id', 'seller_id',
                        'amount', 'platform_fee', 'seller_amount',
                        'status default ''pending''::text', 'stripe_charge_id',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.pricing_insights',
                    'marketplace.pricing_insights',
                    array[
                        'id default gen_random_uuid()', 'product_id', 'suggested_price',
                        'min_viable_price', 'max_viable_price', 'confidence_score',
                        'price_elasticity', 'market_trend', 'reasoning', 'created_at default now()',
                        'expires_at'
                    ]
                ),
                (
                    'public.recommendations',
                    'marketplace.recommendations',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'product_id', 'supplier_id',
                        'recommendation_type', 'relevance_score', 'reason', 'clicked default false',
                        'viewed default false', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.product_embeddings',
                    'marketplace.product_embeddings',
                    array[
                        'id default gen_random_uuid()', 'product_id', 'text_content', 'embedding',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.product_reviews',
                    'marketplace.product_reviews',
                    array[
                        'id default gen_random_uuid()', 'product_id', 'user_id', 'rating',
                        'comment', 'created_at default now()'
                    ]
                ),
                (
                    'public.user_product_interactions',
                    'marketplace.user_product_interactions',
                    array[
                        'id default nextval(''public.user_product_interactions_id_seq''::regclass)',
                        'user_id', 'product_id', 'interaction_type',
                        'metadata default ''{}''::jsonb', 'created_at default now()'
                    ]
                ),
                (
                    'public.risk_analysis',
                    'marketplace.risk_analysis',
                    array[
                        'id default gen_random_uuid()', 'order_id', 'user_id', 'risk_score',
                        'risk_factors default ''[]''::jsonb', 'is_flagged default false',
                        'review_status default ''pending''::text', 'reviewer_id', 'reviewed_at',
                        'created_at default now()', 'updated_at default now()'
                    ]
                )
        ) as m (old_name, new_name, columns)
        left join pg_catalog.pg_class as c
            on c.oid = pg_catalog.to_regclass(m.old_name)
        cross join lateral (
            select
                case
                    when c.oid is null then format('%s is missing', m.old_name)
                    when c.relkind not in ('r', 'p')
                        then format('%s is no table any more', m.old_name)
                end

            union all

            select format('%s is there already', m.new_name)
            where pg_catalog.to_regclass(m.new_name) is not null

            union all

            select
                case
                    when a.definition is null
                        then format('%s lacks the column %s', m.old_name, l.definition)
                    when l.definition is null
                        then format('%s has a column %s more', m.old_name, a.definition)
                end
            from unnest(m.columns) as l (definition)
            full join (
                select
                    concat_ws(
                        ' default ',
                        t.attname,
                        case
                            when t.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid)
                        end
                    )
                from pg_catalog.pg_attribute as t
                left join pg_catalog.pg_attrdef as d
                    on d.adrelid = t.attrelid
                    and d.adnum = t.attnum
                where t.attrelid = c.oid
                    and t.attnum > 0
                    and not t.attisdropped
            ) as a (definition)
                on a.definition = l.definition
            where c.relkind in ('r', 'p')
        ) as p (problem)
        where p.problem is not null
        order by p.problem
    );

    v_wrong := v_wrong || array(
        select format('%s is missing, or has another body', f.identity)
        from (
            values
                (
                    'public.get_product_image_url(pg_catalog.uuid)',
                    'd619abf429380764d80954231fa4937f'
                ),
                (
                    'public.search_vectors(extensions.vector,integer)',
                    '4d5abe5f42df7eb25e611e1dc2981207'
                )
        ) as f (identity, body)
        left join pg_catalog.pg_proc as r
            on r.oid = pg_catalog.to_regprocedure(f.identity)
        where md5(convert_to(r.prosrc, 'UTF8')) is distinct from f.body
        order by f.identity
    );

    if cardinality(v_wrong) > 0 then
        raise exception using
            errcode = 'PR200',
            message = 'this pack was planned for other tables or functions; nothing has moved',
            detail = array_to_string(v_wrong, E'\n'),
            hint =
                'Find out who changed them. Bring them to what is listed, or plan the moves '
                'anew on this database: ./pgrehearse facade plan, or write.';
    end if;
end
$guard$;
