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
                    'public.subscriptions',
                    'billing.subscriptions',
                    array[
                        'id default gen_random_uuid()', 'user_id',
                        'plan_name default ''free''::text', 'status default ''active''::text',
                        'stripe_customer_id', 'stripe_subscription_id', 'current_period_start',
                        'current_period_end', 'trial_end', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.stripe_connect_accounts',
                    'billing.stripe_connect_accounts',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'stripe_account_id',
                        'onboarding_complete default false', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.bulk_payments',
                    'billing.bulk_payments',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'title', 'total_amount',
                        'currency_code default ''NGN''::bpchar',
                        'status default ''pending''::public.payment_status', 'scheduled_date',
                        'processed_at', 'modified_by', 'last_error', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.payment_items',
                    'billing.payment_items',
                    array[
                        'id default gen_random_uuid()', 'bulk_payment_id', 'beneficiary_id',
                        'amount', 'currency_code default ''NGN''::bpchar',
                        'status default ''pending''::public.payment_status', 'description',
                        'retry_count default 0', 'error_message', 'processed_at',
                        'created_at default now()'
                    ]
                ),
                (
                    'public.payment_audit',
                    'billing.payment_audit',
                    array[
                        'id default gen_random_uuid()', 'payment_id', 'old_status', 'new_status',
                        'changed_by', 'changed_at default now()'
                    ]
                ),
                (
                    'public.beneficiaries',
                    'billing.beneficiaries',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'name', 'account_number',
                        'bank_code', 'category', 'is_archived default false',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.user_payments',
                    'billing.user_payments',
                    array[
                        'id default nextval(''public.user_payments_id_seq''::regclass)', 'user_id',
                        'provider', 'transaction_id', 'amount',
                        'currency default ''USD''::character varying', 'payment_type',
                        'payment_method', 'payment_date default now()',
                        'metadata default ''{}''::jsonb'
                    ]
                ),
                (
                    'public.vendor_billing_records',
                    'billing.vendor_billing_records',
                    array[
                        'id default gen_random_uuid()', 'vendor_org_id', 'billing_period_start',
                        'billing_period_end', 'total_requests default 0', 'total_tokens default 0',
                        'total_compute_hours default 0', 'base_cost default 0',
                        'usage_cost default 0', 'overage_cost default 0',
                        'discount_amount default 0', 'tax_amount default 0',
                        'total_amount default 0', 'currency default ''USD''::character varying',
                        'invoice_number', 'invoice_url',
                        'payment_status default ''pending''::character varying', 'payment_method',
                        'payment_reference', 'paid_at', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.user_subscriptions',
                    'billing.user_subscriptions',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'plan_id default ''free''::text',
                        'status default ''active''::text', 'current_period_end',
                        'cancel_at_period_end default false', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.stripe_customers',
                    'billing.stripe_customers',
                    array[
                        'user_id', 'stripe_customer_id', 'created_at default now()'
                    ]
                ),
                (
                    'public.stripe_subscriptions',
                    'billing.stripe_subscriptions',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'stripe_subscription_id',
                        'stripe_customer_id', 'price_id', 'status default ''incomplete''::text',
                        'current_period_end', 'created_at default now()',
                        'updated_at default now()'
                    ]
                ),
                (
                    'public.user_tiers',
                    'billing.user_tiers',
                    array[
                        'id default gen_random_uuid()', 'user_id',
                        'tier_name default ''free''::text', 'max_queries_per_day default 50',
                        'can_use_advanced_models default false', 'created_at default now()',
                        'updated_at default now()', 'expires_at'
                    ]
                ),
                (
                    'public.virtual_cards',
                    'billing.virtual_cards',
                    array[
                        'id default gen_random_uuid()', 'user_id', 'card_id', 'cardholder_id',
                        'last4', 'status default ''inactive''::text', 'is_locked default false',
                        'created_at default now()', 'updated_at default now()'
                    ]
                ),
                (
                    'public.say_bills',
                    'billing.say_bills',
                    array[
                        'id default nextval(''public.say_bills_id_seq''::regclass)', 'user_id',
                        'reference', 'customer_id', 'bill_type', 'amount',
                        'currency default ''NGN''::character varying',
                        'status default ''pending''::character varying', 'raw_response',
                        'created_at default now()', 'completed_at'
                    ]
                ),
                (
                    'public.say_orders',
                    'billing.say_orders',
                    array[
                        'id default nextval(''public.say_orders_id_seq''::regclass)', 'user_id',
                        'reference', 'amount', 'currency default ''NGN''::character varying',
                        'status default ''pending''::character varying', 'raw_response',
                        'created_at default now()', 'completed_at'
                    ]
                ),
                (
                    'public.say_transfers',
                    'billing.say_transfers',
                    array[
                        'id default nextval(''public.say_transfers_id_seq''::regclass)', 'user_id',
                        'reference', 'recipient_account', 'recipient_name', 'amount',
                        'currency default ''NGN''::character varying',
                        'status default ''pending''::character varying', 'raw_response',
                        'created_at default now()', 'completed_at'
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
                    'public.audit_bulk_payment_status()',
                    '6dc15d35224cce1af236c0992f7e96fb'
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
