drop materialized view app.totals;
