set local lock_timeout = '2s';

drop materialized view reporting.dashboard_summary;
