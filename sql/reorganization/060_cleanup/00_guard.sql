-- Before the backup goes: whether the reorganization has arrived. Every table is where it belongs.
-- Its old name is a view of it alone, asks as whoever asks, and gives the same defaults. Public
-- holds no table of anybody's; those of Liquibase and of extensions may be there. No memory of the
-- backup is missing.

-- Row level security is forced on the backup: a role that it holds for would see nothing, and find
-- nothing missing. With this it is refused instead.
set local row_security = off;

do $$
declare
    v_left text[];
    v_gone bigint;
    v_sample text;
begin
    select coalesce(array_agg(p.problem order by m.facade), '{}')
    into v_left
    from (
        -- All moves, as ./pgrehearse facade write lists them.
        values
            ('public.stored_api_keys', 'security_service.stored_api_keys'),
            ('public.api_key_projects', 'security_service.api_key_projects'),
            ('public.key_rotation_policies', 'security_service.key_rotation_policies'),
            ('public.key_security_events', 'security_service.key_security_events'),
            ('public.key_usage_analytics', 'security_service.key_usage_analytics'),
            ('public.mcp_key_tools', 'security_service.mcp_key_tools'),
            ('public.mcp_key_sessions', 'security_service.mcp_key_sessions'),
            ('public.mcp_key_access_requests', 'security_service.mcp_key_access_requests'),
            ('public.mcp_key_audit_log', 'security_service.mcp_key_audit_log'),
            ('public.mcp_proxy_tokens', 'security_service.mcp_proxy_tokens'),
            ('public.api_keys', 'security_service.api_keys'),
            ('public.api_key_scopes', 'security_service.api_key_scopes'),
            ('public.mcp_service_catalog', 'security_service.mcp_service_catalog'),
            ('public.user_mcp_services', 'security_service.user_mcp_services'),
            ('public.user_tool_configs', 'security_service.user_tool_configs'),
            ('public.organizations', 'security_service.organizations'),
            ('public.organization_users', 'security_service.organization_users'),
            ('public.memory_entries', 'security_service.memory_entries'),
            ('public.memory_chunks', 'security_service.memory_chunks'),
            ('public.memory_versions', 'security_service.memory_versions'),
            ('public.memory_access_patterns', 'security_service.memory_access_patterns'),
            ('public.memory_search_analytics', 'security_service.memory_search_analytics'),
            ('public.topics', 'security_service.topics'),
            ('public.auth_events', 'auth_gateway.events'),
            ('public.sessions', 'auth_gateway.sessions'),
            ('public.oauth_sessions', 'auth_gateway.oauth_sessions'),
            ('public.user_roles', 'auth_gateway.user_roles'),
            ('public.user_sessions', 'auth_gateway.user_sessions'),
            ('public.oauth_clients', 'auth_gateway.oauth_clients'),
            ('public.oauth_tokens', 'auth_gateway.oauth_tokens'),
            ('public.oauth_authorization_codes', 'auth_gateway.oauth_authorization_codes'),
            ('public.auth_users', 'auth_gateway.auth_users'),
            ('public.auth_sessions', 'auth_gateway.auth_sessions'),
            ('public.auth_api_keys', 'auth_gateway.auth_api_keys'),
            ('public.users', 'auth_gateway.user_accounts'),
            ('public.simple_users', 'auth_gateway.simple_users'),
            ('public.usage_tracking', 'analytics.usage_tracking'),
            ('public.user_activity_logs', 'analytics.user_activity_logs'),
            ('public.ai_usage_logs', 'analytics.ai_usage_logs'),
            ('public.system_error_logs', 'analytics.system_error_logs'),
            ('public.webhook_logs', 'analytics.webhook_logs'),
            ('public.company_usage_logs', 'analytics.company_usage_logs'),
            ('public.edoc_usage_logs', 'analytics.edoc_usage_logs'),
            ('public.search_history', 'analytics.search_history'),
            ('public.query_classifications', 'analytics.query_classifications'),
            ('public.subscriptions', 'billing.subscriptions'),
            ('public.stripe_connect_accounts', 'billing.stripe_connect_accounts'),
            ('public.bulk_payments', 'billing.bulk_payments'),
            ('public.payment_items', 'billing.payment_items'),
            ('public.payment_audit', 'billing.payment_audit'),
            ('public.beneficiaries', 'billing.beneficiaries'),
            ('public.user_payments', 'billing.user_payments'),
            ('public.vendor_billing_records', 'billing.vendor_billing_records'),
            ('public.user_subscriptions', 'billing.user_subscriptions'),
            ('public.stripe_customers', 'billing.stripe_customers'),
            ('public.stripe_subscriptions', 'billing.stripe_subscriptions'),
            ('public.user_tiers', 'billing.user_tiers'),
            ('public.virtual_cards', 'billing.virtual_cards'),
            ('public.say_bills', 'billing.say_bills'),
            ('public.say_orders', 'billing.say_orders'),
            ('public.say_transfers', 'billing.say_transfers'),
            ('public.products', 'marketplace.products'),
            ('public.orders', 'marketplace.orders'),
            ('public.order_items', 'marketplace.order_items'),
            ('public.marketplace_transactions', 'marketplace.transactions'),
            ('public.pricing_insights', 'marketplace.pricing_insights'),
            ('public.recommendations', 'marketplace.recommendations'),
            ('public.product_embeddings', 'marketplace.product_embeddings'),
            ('public.product_reviews', 'marketplace.product_reviews'),
            ('public.user_product_interactions', 'marketplace.user_product_interactions'),
            ('public.risk_analysis', 'marketplace.risk_analysis'),
            ('public.vendor_organizations', 'vendors.organizations'),
            ('public.vendor_api_keys_v2', 'vendors.api_keys'),
            ('public.vendor_api_keys', 'vendors.legacy_api_keys'),
            ('public.vendor_platform_sessions', 'vendors.platform_sessions'),
            ('public.vendor_usage_logs', 'vendors.usage_logs'),
            ('public.vendor_key_audit_log', 'vendors.key_audit_log'),
            ('public.client_organizations', 'client_services.organizations'),
            ('public.client_api_keys', 'client_services.api_keys'),
            ('public.client_transactions', 'client_services.transactions'),
            ('public.client_usage_logs', 'client_services.usage_logs'),
            ('public.client_billing_records', 'client_services.billing_records'),
            ('public.profiles', 'shared_services.profiles'),
            ('public.user_settings', 'shared_services.settings'),
            ('public.user_config', 'shared_services.user_config'),
            ('public.user_preferences', 'shared_services.user_preferences'),
            ('public.user_consents', 'shared_services.user_consents'),
            ('public.notification_settings', 'shared_services.notification_settings'),
            ('public.notifications', 'shared_services.notifications'),
            ('public.company_projects', 'control_room.company_projects'),
            ('public.company_services', 'control_room.company_services'),
            ('public.company_endpoints', 'control_room.company_endpoints'),
            ('public.feature_flags', 'control_room.feature_flags'),
            ('public.agent_banks_sessions', 'app_the_fixer_initiative.agent_banks_sessions'),
            ('public.agent_banks_memories', 'app_the_fixer_initiative.agent_banks_memories'),
            (
                'public.agent_banks_memory_search_logs',
                'app_the_fixer_initiative.agent_banks_memory_search_logs'
            ),
            ('public.intelligence_cache', 'app_lanonasis_maas.intelligence_cache'),
            ('public.scheduled_workflows', 'app_lanonasis_maas.scheduled_workflows'),
            ('public.workflow_runs', 'app_lanonasis_maas.workflow_runs'),
            ('public.imported_data', 'app_lanonasis_maas.imported_data'),
            ('public.chat_conversations', 'app_vortexcore.chat_conversations'),
            ('public.chat_messages', 'app_vortexcore.chat_messages'),
            ('public.ai_recommendations', 'app_vortexcore.ai_recommendations'),
            ('public.ai_response_cache', 'app_vortexcore.ai_response_cache'),
            ('public.vortex_items', 'app_vortexcore.vortex_items'),
            ('public.vortex_settings', 'app_vortexcore.vortex_settings'),
            ('public.vortex_wallets', 'app_vortexcore.vortex_wallets'),
            ('public.vortex_transactions', 'app_vortexcore.vortex_transactions'),
            ('public.business_profiles', 'app_seftec.business_profiles'),
            ('public.business_metrics', 'app_seftec.business_metrics'),
            ('public.business_financial_insights', 'app_seftec.business_financial_insights'),
            ('public.business_recommendations', 'app_seftec.business_recommendations'),
            ('public.edoc_consents', 'app_seftec.edoc_consents'),
            ('public.edoc_financial_analysis', 'app_seftec.edoc_financial_analysis'),
            ('public.edoc_transactions', 'app_seftec.edoc_transactions')
    ) as m (facade, table_name)
    left join pg_catalog.pg_class as f
        on f.oid = pg_catalog.to_regclass(m.facade)
    left join pg_catalog.pg_class as t
        on t.oid = pg_catalog.to_regclass(m.table_name)
        and t.relkind = 'r'
    cross join lateral (
        select
            case
                when t.oid is null then format('%s is missing', m.table_name)
                when f.oid is null then format('%s is missing', m.facade)
                when f.relkind <> 'v' then format('%s is no view', m.facade)
                when not exists (
                    select
                    from pg_catalog.pg_options_to_table(f.reloptions) as o
                    where o.option_name = 'security_invoker'
                        and o.option_value::boolean
                )
                    then format('%s is not security_invoker', m.facade)
                when array[t.oid] is distinct from (
                    select array_agg(distinct d.refobjid)
                    from pg_catalog.pg_rewrite as r
                    join pg_catalog.pg_depend as d
                        on d.classid = 'pg_catalog.pg_rewrite'::regclass
                        and d.objid = r.oid
                        and d.refclassid = 'pg_catalog.pg_class'::regclass
                        and d.refobjid <> r.ev_class
                    where r.ev_class = f.oid
                )
                    then format('%s does not read from %s alone', m.facade, m.table_name)
            end

        union all

        select
            format('%s gives the column %s another default than its table', m.facade, v.attname)
        from pg_catalog.pg_attribute as v
        join pg_catalog.pg_attribute as c
            on c.attrelid = t.oid
            and c.attname = v.attname
            and c.attgenerated = ''
        left join pg_catalog.pg_attrdef as shown
            on shown.adrelid = v.attrelid
            and shown.adnum = v.attnum
        left join pg_catalog.pg_attrdef as stored
            on stored.adrelid = c.attrelid
            and stored.adnum = c.attnum
        where v.attrelid = f.oid
            and pg_get_expr(shown.adbin, shown.adrelid)
                is distinct from pg_get_expr(stored.adbin, stored.adrelid)
    ) as p (problem)
    where p.problem is not null;

    v_left := v_left || array(
        select format('public.%I is a table still', c.relname)
        from pg_catalog.pg_class as c
        where c.relnamespace = 'public'::regnamespace
            and c.relkind in ('r', 'p', 'f')
            and c.relname not in ('databasechangelog', 'databasechangeloglock')
            and not exists (
                select
                from pg_catalog.pg_depend as d
                where d.classid = 'pg_catalog.pg_class'::regclass
                    and d.objid = c.oid
                    and d.deptype = 'e'
            )
        order by c.relname
    );

    if pg_catalog.to_regclass('security_service.memory_entries_backup') is null then
        v_left := v_left || 'security_service.memory_entries_backup is missing'::text;
    elsif pg_catalog.to_regclass('security_service.memory_entries') is not null then
        select
            count(*),
            string_agg(b.id::text, ', ' order by b.id) filter (where b.place <= 5)
        into v_gone, v_sample
        from (
            select
                id,
                row_number() over (order by id) as place
            from security_service.memory_entries_backup as k
            where not exists (
                select
                from security_service.memory_entries as e
                where e.id = k.id
            )
        ) as b;

        if v_gone > 0 then
            v_left := v_left || format(
                'security_service.memory_entries lacks %s of the memories in the backup: %s',
                v_gone,
                v_sample
            );
        end if;
    end if;

    if cardinality(v_left) > 0 then
        raise exception using
            errcode = 'PR201',
            message = 'the reorganization has not arrived; the backup stays',
            detail = array_to_string(v_left, E'\n'),
            hint = concat(
                'Mend what is listed and run the update again.',
                case
                    when v_gone > 0 then $hint$ People go on deleting memories. These are gone:
select b.id, b.user_id, b.title, b.created_at, b.updated_at
from security_service.memory_entries_backup as b
where not exists (select from security_service.memory_entries as e where e.id = b.id)
order by b.updated_at desc;
Where they were deleted on purpose, the backup forgets them too:
delete from security_service.memory_entries_backup as b
where not exists (select from security_service.memory_entries as e where e.id = b.id);$hint$
                end
            );
    end if;
end
$$;
