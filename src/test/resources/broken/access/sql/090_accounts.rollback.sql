drop view app.accounts;
