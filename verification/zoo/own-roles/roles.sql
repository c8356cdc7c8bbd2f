-- Roles belong to the server. Here the platform team makes them, before any changelog runs.
create role payroll_app nologin;
create role payroll_audit nologin;
