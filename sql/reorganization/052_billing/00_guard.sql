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
                'public.subscriptions',
                'billing.subscriptions',
                'id, user_id, plan_name, status, stripe_customer_id, stripe_subscription_id,
                 current_period_start, current_period_end, trial_end, created_at, updated_at'
            ),
            (
                'public.stripe_connect_accounts',
                'billing.stripe_connect_accounts',
                'id, user_id, stripe_account_id, onboarding_complete, created_at, updated_at'
            ),
            (
                'public.bulk_payments',
                'billing.bulk_payments',
                'id, user_id, title, total_amount, currency_code, status, scheduled_date,
                 processed_at, modified_by, last_error, created_at, updated_at'
            ),
            (
                'public.payment_items',
                'billing.payment_items',
                'id, bulk_payment_id, beneficiary_id, amount, currency_code, status, description,
                 retry_count, error_message, processed_at, created_at'
            ),
            (
                'public.payment_audit',
                'billing.payment_audit',
                'id, payment_id, old_status, new_status, changed_by, changed_at'
            ),
            (
                'public.beneficiaries',
                'billing.beneficiaries',
                'id, user_id, name, account_number, bank_code, category, is_archived, created_at,
                 updated_at'
            ),
            (
                'public.user_payments',
                'billing.user_payments',
                'id, user_id, provider, transaction_id, amount, currency, payment_type,
                 payment_method, payment_date, metadata'
            ),
            (
                'public.vendor_billing_records',
                'billing.vendor_billing_records',
                'id, vendor_org_id, billing_period_start, billing_period_end, total_requests,
                 total_tokens, total_compute_hours, base_cost, usage_cost, overage_cost,
                 discount_amount, tax_amount, total_amount, currency, invoice_number,
                 invoice_url, payment_status, payment_method, payment_reference, paid_at,
                 created_at, updated_at'
            ),
            (
                'public.user_subscriptions',
                'billing.user_subscriptions',
                'id, user_id, plan_id, status, current_period_end, cancel_at_period_end,
                 created_at, updated_at'
            ),
            (
                'public.stripe_customers',
                'billing.stripe_customers',
                'user_id, stripe_customer_id, created_at'
            ),
            (
                'public.stripe_subscriptions',
                'billing.stripe_subscriptions',
                'id, user_id, stripe_subscription_id, stripe_customer_id, price_id, status,
                 current_period_end, created_at, updated_at'
            ),
            (
                'public.user_tiers',
                'billing.user_tiers',
                'id, user_id, tier_name, max_queries_per_day, can_use_advanced_models,
                 created_at, updated_at, expires_at'
            ),
            (
                'public.virtual_cards',
                'billing.virtual_cards',
                'id, user_id, card_id, cardholder_id, last4, status, is_locked, created_at,
                 updated_at'
            ),
            (
                'public.say_bills',
                'billing.say_bills',
                'id, user_id, reference, customer_id, bill_type, amount, currency, status,
                 raw_response, created_at, completed_at'
            ),
            (
                'public.say_orders',
                'billing.say_orders',
                'id, user_id, reference, amount, currency, status, raw_response, created_at,
                 completed_at'
            ),
            (
                'public.say_transfers',
                'billing.say_transfers',
                'id, user_id, reference, recipient_account, recipient_name, amount, currency,
                 status, raw_response, created_at, completed_at'
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
            ('audit_bulk_payment_status', '6dc15d35224cce1af236c0992f7e96fb')
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
