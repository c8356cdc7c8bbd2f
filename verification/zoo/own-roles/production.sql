--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);

GRANT USAGE ON SCHEMA public TO payroll_app;
GRANT USAGE ON SCHEMA public TO payroll_audit;
