set local lock_timeout = '2s';

drop view reporting.org_principal_summary;
