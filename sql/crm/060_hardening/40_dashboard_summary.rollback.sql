drop materialized view reporting.dashboard_summary;
