--liquibase formatted sql

--changeset ana:1 logicalFilePath:db/releases/1.0.sql
CREATE TABLE IF NOT EXISTS product (id serial PRIMARY KEY, name varchar(100));

--changeset ana:2 logicalFilePath:db/releases/1.0.sql
CREATE TABLE IF NOT EXISTS price (
  id serial PRIMARY KEY,
  product_id int REFERENCES product (id),
  amount numeric(10,2)
);

--changeset ben:3 logicalFilePath:db/releases/1.0.sql
CREATE INDEX ON price (product_id);
