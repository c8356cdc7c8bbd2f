--liquibase formatted sql logicalFilePath:schema.sql

--changeset dba:baseline splitStatements:false
--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: touch(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    new.changed_at := pg_catalog.now();
    return new;
end;
$$;

--
-- Name: parcel; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.parcel (
    id bigint NOT NULL,
    code text NOT NULL,
    weight numeric(8,3),
    changed_at timestamp with time zone
);

--
-- Name: parcel_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.parcel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.parcel_id_seq OWNED BY public.parcel.id;

ALTER TABLE ONLY public.parcel ALTER COLUMN id SET DEFAULT nextval('public.parcel_id_seq'::regclass);

ALTER TABLE ONLY public.parcel
    ADD CONSTRAINT parcel_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.parcel
    ADD CONSTRAINT parcel_code_key UNIQUE (code);

CREATE TRIGGER parcel_touch BEFORE UPDATE ON public.parcel FOR EACH ROW EXECUTE FUNCTION public.touch();

--
-- PostgreSQL database dump complete
--
--rollback drop table public.parcel;
--rollback drop function public.touch();

--changeset dba:depot
create table public.depot (
    id bigint generated always as identity primary key,
    name text not null
);

alter table public.parcel
    add column depot_id bigint references public.depot (id);

create index parcel_depot_id_idx on public.parcel (depot_id);
--rollback alter table public.parcel drop column depot_id;
--rollback drop table public.depot;
