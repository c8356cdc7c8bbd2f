-- What is moved, and what is not? psql --file=migration_status.sql; it only reads.
with moves (place, old_name, home) as (
    values
        (1, 'public.stored_api_keys', 'security_service.stored_api_keys'),
        (2, 'public.api_key_projects', 'security_service.api_key_projects'),
        (3, 'public.key_rotation_policies', 'security_service.key_rotation_policies'),
        (4, 'public.key_security_events', 'security_service.key_security_events'),
        (5, 'public.key_usage_analytics', 'security_service.key_usage_analytics'),
        (6, 'public.mcp_key_tools', 'security_service.mcp_key_tools'),
        (7, 'public.mcp_key_sessions', 'security_service.mcp_key_sessions'),
        (8, 'public.mcp_key_access_requests', 'security_service.mcp_key_access_requests'),
        (9, 'public.mcp_key_audit_log', 'security_service.mcp_key_audit_log'),
        (10, 'public.mcp_proxy_tokens', 'security_service.mcp_proxy_tokens'),
        (11, 'public.api_keys', 'security_service.api_keys'),
        (12, 'public.api_key_scopes', 'security_service.api_key_scopes'),
        (13, 'public.mcp_service_catalog', 'security_service.mcp_service_catalog'),
        (14, 'public.user_mcp_services', 'security_service.user_mcp_services'),
        (15, 'public.user_tool_configs', 'security_service.user_tool_configs'),
        (16, 'public.organizations', 'security_service.organizations'),
        (17, 'public.organization_users', 'security_service.organization_users'),
        (18, 'public.memory_entries', 'security_service.memory_entries'),
        (19, 'public.memory_chunks', 'security_service.memory_chunks'),
        (20, 'public.memory_versions', 'security_service.memory_versions'),
        (21, 'public.memory_access_patterns', 'security_service.memory_access_patterns'),
        (22, 'public.memory_search_analytics', 'security_service.memory_search_analytics'),
        (23, 'public.topics', 'security_service.topics'),
        (24, 'public.auth_events', 'auth_gateway.events'),
        (25, 'public.sessions', 'auth_gateway.sessions'),
        (26, 'public.oauth_sessions', 'auth_gateway.oauth_sessions'),
        (27, 'public.user_roles', 'auth_gateway.user_roles'),
        (28, 'public.user_sessions', 'auth_gateway.user_sessions'),
        (29, 'public.oauth_clients', 'auth_gateway.oauth_clients'),
        (30, 'public.oauth_tokens', 'auth_gateway.oauth_tokens'),
        (31, 'public.oauth_authorization_codes', 'auth_gateway.oauth_authorization_codes'),
        (32, 'public.auth_users', 'auth_gateway.auth_users'),
        (33, 'public.auth_sessions', 'auth_gateway.auth_sessions'),
        (34, 'public.auth_api_keys', 'auth_gateway.auth_api_keys'),
        (35, 'public.users', 'auth_gateway.user_accounts'),
        (36, 'public.simple_users', 'auth_gateway.simple_users'),
        (37, 'public.usage_tracking', 'analytics.usage_tracking'),
        (38, 'public.user_activity_logs', 'analytics.user_activity_logs'),
        (39, 'public.ai_usage_logs', 'analytics.ai_usage_logs'),
        (40, 'public.system_error_logs', 'analytics.system_error_logs'),
        (41, 'public.webhook_logs', 'analytics.webhook_logs'),
        (42, 'public.company_usage_logs', 'analytics.company_usage_logs'),
        (43, 'public.edoc_usage_logs', 'analytics.edoc_usage_logs'),
        (44, 'public.search_history', 'analytics.search_history'),
        (45, 'public.query_classifications', 'analytics.query_classifications'),
        (46, 'public.subscriptions', 'billing.subscriptions'),
        (47, 'public.stripe_connect_accounts', 'billing.stripe_connect_accounts'),
        (48, 'public.bulk_payments', 'billing.bulk_payments'),
        (49, 'public.payment_items', 'billing.payment_items'),
        (50, 'public.payment_audit', 'billing.payment_audit'),
        (51, 'public.beneficiaries', 'billing.beneficiaries'),
        (52, 'public.user_payments', 'billing.user_payments'),
        (53, 'public.vendor_billing_records', 'billing.vendor_billing_records'),
        (54, 'public.user_subscriptions', 'billing.user_subscriptions'),
        (55, 'public.stripe_customers', 'billing.stripe_customers'),
        (56, 'public.stripe_subscriptions', 'billing.stripe_subscriptions'),
        (57, 'public.user_tiers', 'billing.user_tiers'),
        (58, 'public.virtual_cards', 'billing.virtual_cards'),
        (59, 'public.say_bills', 'billing.say_bills'),
        (60, 'public.say_orders', 'billing.say_orders'),
        (61, 'public.say_transfers', 'billing.say_transfers'),
        (62, 'public.products', 'marketplace.products'),
        (63, 'public.orders', 'marketplace.orders'),
        (64, 'public.order_items', 'marketplace.order_items'),
        (65, 'public.marketplace_transactions', 'marketplace.transactions'),
        (66, 'public.pricing_insights', 'marketplace.pricing_insights'),
        (67, 'public.recommendations', 'marketplace.recommendations'),
        (68, 'public.product_embeddings', 'marketplace.product_embeddings'),
        (69, 'public.product_reviews', 'marketplace.product_reviews'),
        (70, 'public.user_product_interactions', 'marketplace.user_product_interactions'),
        (71, 'public.risk_analysis', 'marketplace.risk_analysis'),
        (72, 'public.vendor_organizations', 'vendors.organizations'),
        (73, 'public.vendor_api_keys_v2', 'vendors.api_keys'),
        (74, 'public.vendor_api_keys', 'vendors.legacy_api_keys'),
        (75, 'public.vendor_platform_sessions', 'vendors.platform_sessions'),
        (76, 'public.vendor_usage_logs', 'vendors.usage_logs'),
        (77, 'public.vendor_key_audit_log', 'vendors.key_audit_log'),
        (78, 'public.client_organizations', 'client_services.organizations'),
        (79, 'public.client_api_keys', 'client_services.api_keys'),
        (80, 'public.client_transactions', 'client_services.transactions'),
        (81, 'public.client_usage_logs', 'client_services.usage_logs'),
        (82, 'public.client_billing_records', 'client_services.billing_records'),
        (83, 'public.profiles', 'shared_services.profiles'),
        (84, 'public.user_settings', 'shared_services.settings'),
        (85, 'public.user_config', 'shared_services.user_config'),
        (86, 'public.user_preferences', 'shared_services.user_preferences'),
        (87, 'public.user_consents', 'shared_services.user_consents'),
        (88, 'public.notification_settings', 'shared_services.notification_settings'),
        (89, 'public.notifications', 'shared_services.notifications'),
        (90, 'public.company_projects', 'control_room.company_projects'),
        (91, 'public.company_services', 'control_room.company_services'),
        (92, 'public.company_endpoints', 'control_room.company_endpoints'),
        (93, 'public.feature_flags', 'control_room.feature_flags'),
        (94, 'public.agent_banks_sessions', 'app_the_fixer_initiative.agent_banks_sessions'),
        (95, 'public.agent_banks_memories', 'app_the_fixer_initiative.agent_banks_memories'),
        (96, 'public.agent_banks_memory_search_logs', 'app_the_fixer_initiative.agent_banks_memory_search_logs'),
        (97, 'public.intelligence_cache', 'app_lanonasis_maas.intelligence_cache'),
        (98, 'public.scheduled_workflows', 'app_lanonasis_maas.scheduled_workflows'),
        (99, 'public.workflow_runs', 'app_lanonasis_maas.workflow_runs'),
        (100, 'public.imported_data', 'app_lanonasis_maas.imported_data'),
        (101, 'public.chat_conversations', 'app_vortexcore.chat_conversations'),
        (102, 'public.chat_messages', 'app_vortexcore.chat_messages'),
        (103, 'public.ai_recommendations', 'app_vortexcore.ai_recommendations'),
        (104, 'public.ai_response_cache', 'app_vortexcore.ai_response_cache'),
        (105, 'public.vortex_items', 'app_vortexcore.vortex_items'),
        (106, 'public.vortex_settings', 'app_vortexcore.vortex_settings'),
        (107, 'public.vortex_wallets', 'app_vortexcore.vortex_wallets'),
        (108, 'public.vortex_transactions', 'app_vortexcore.vortex_transactions'),
        (109, 'public.business_profiles', 'app_seftec.business_profiles'),
        (110, 'public.business_metrics', 'app_seftec.business_metrics'),
        (111, 'public.business_financial_insights', 'app_seftec.business_financial_insights'),
        (112, 'public.business_recommendations', 'app_seftec.business_recommendations'),
        (113, 'public.edoc_consents', 'app_seftec.edoc_consents'),
        (114, 'public.edoc_financial_analysis', 'app_seftec.edoc_financial_analysis'),
        (115, 'public.edoc_transactions', 'app_seftec.edoc_transactions')
)

-- Where the table of each move is, and what stands under its old name. The catalog is read by the
-- parts of the names, for to_regclass wants the privilege to use their schema.
select
    m.old_name,
    m.home,
    case
        when o.relkind in ('r', 'p') and h.oid is null then 'not moved'
        when o.relkind in ('r', 'p') then 'a table under both names'
        when h.oid is null and o.oid is null then 'not there'
        when h.oid is null or h.relkind not in ('r', 'p') then 'a facade without its table'
        when o.oid is null then 'moved, and no facade'
        when not reads.it then 'moved, and the old name is of something else'
        when not invoker.it then 'moved, and the facade lost security_invoker'
        else 'moved'
    end as state
from moves as m
left join pg_catalog.pg_namespace as p on p.nspname = (pg_catalog.parse_ident(m.old_name))[1]
left join pg_catalog.pg_class as o
    on o.relnamespace = p.oid
    and o.relname = (pg_catalog.parse_ident(m.old_name))[2]
left join pg_catalog.pg_namespace as n on n.nspname = (pg_catalog.parse_ident(m.home))[1]
left join pg_catalog.pg_class as h
    on h.relnamespace = n.oid
    and h.relname = (pg_catalog.parse_ident(m.home))[2]
cross join lateral (
    select exists (
        select
        from pg_catalog.pg_rewrite as r
        join pg_catalog.pg_depend as d
            on d.classid = 'pg_catalog.pg_rewrite'::regclass
            and d.objid = r.oid
            and d.refclassid = 'pg_catalog.pg_class'::regclass
            and d.refobjid = h.oid
        where r.ev_class = o.oid
    ) as it
) as reads
cross join lateral (
    select exists (
        select
        from pg_catalog.pg_options_to_table(o.reloptions) as v
        where v.option_name = 'security_invoker'
            and v.option_value::boolean
    ) as it
) as invoker
order by m.place;
