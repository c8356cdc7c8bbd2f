drop view reporting.org_principal_summary;
