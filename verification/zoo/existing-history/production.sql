--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET row_security = off;

SET default_table_access_method = heap;

CREATE TABLE public.databasechangelog (
    id character varying(255) NOT NULL,
    author character varying(255) NOT NULL,
    filename character varying(255) NOT NULL,
    dateexecuted timestamp without time zone NOT NULL,
    orderexecuted integer NOT NULL,
    exectype character varying(10) NOT NULL,
    md5sum character varying(35),
    description character varying(255),
    comments character varying(255),
    tag character varying(255),
    liquibase character varying(20),
    contexts character varying(255),
    labels character varying(255),
    deployment_id character varying(10)
);

ALTER TABLE public.databasechangelog OWNER TO warehouse;

CREATE TABLE public.price (
    id integer NOT NULL,
    product_id integer,
    amount numeric(10,2)
);

ALTER TABLE public.price OWNER TO warehouse;

CREATE SEQUENCE public.price_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.price_id_seq OWNER TO warehouse;

ALTER SEQUENCE public.price_id_seq OWNED BY public.price.id;

CREATE TABLE public.product (
    id integer NOT NULL,
    name character varying(100),
    sku character varying(20)
);

ALTER TABLE public.product OWNER TO warehouse;

CREATE SEQUENCE public.product_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.product_id_seq OWNER TO warehouse;

ALTER SEQUENCE public.product_id_seq OWNED BY public.product.id;

ALTER TABLE ONLY public.price ALTER COLUMN id SET DEFAULT nextval('public.price_id_seq'::regclass);

ALTER TABLE ONLY public.product ALTER COLUMN id SET DEFAULT nextval('public.product_id_seq'::regclass);

COPY public.databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum, description, comments, tag, liquibase, contexts, labels, deployment_id) FROM stdin;
1	ana	db/releases/1.0.sql	2023-03-01 09:12:44.1	1	EXECUTED	9:708f03f3a172ead8ce3cb9e9264d557f	sql		\N	4.24.0	\N	\N	7661964000
2	ana	db/releases/1.0.sql	2023-03-01 09:12:44.2	2	EXECUTED	9:ed300f21afcf0fc5d38f5dee7bd239ee	sql		\N	4.24.0	\N	\N	7661964000
3	ben	db/releases/1.0.sql	2023-03-01 09:12:44.3	3	EXECUTED	9:f3548b7bf7a94867f5d011ec1ae8a88b	sql		1.0	4.24.0	\N	\N	7661964000
4	ben	db/releases/1.1.sql	2024-05-21 18:02:10.1	4	EXECUTED	9:9796f824fc0bc7018a14c95b99ca483c	sql		\N	4.27.0	\N	\N	6314530100
5	ben	db/releases/1.1.sql	2024-05-21 18:02:10.2	5	EXECUTED	9:9ebd9283d90ef9f77d0183b11e855a4a	sql		\N	4.27.0	\N	\N	6314530100
6	ana	db/releases/1.1.sql	2024-05-21 18:02:10.3	6	EXECUTED	9:000d6752261247d1be585c5d61bed6f6	sql		1.1	4.27.0	\N	\N	6314530100
\.

COPY public.product (id, name, sku) FROM stdin;
1	crate	P1
2	pallet	P2
\.

COPY public.price (id, product_id, amount) FROM stdin;
1	1	12.50
2	2	80.00
\.

SELECT pg_catalog.setval('public.price_id_seq', 2, true);

SELECT pg_catalog.setval('public.product_id_seq', 2, true);

ALTER TABLE ONLY public.price
    ADD CONSTRAINT price_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (id);

CREATE INDEX price_product_id_idx ON public.price USING btree (product_id);

ALTER TABLE ONLY public.price
    ADD CONSTRAINT price_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);

GRANT SELECT ON TABLE public.price TO reporting;
GRANT SELECT ON TABLE public.product TO reporting;
