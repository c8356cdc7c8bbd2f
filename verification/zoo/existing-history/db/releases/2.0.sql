--liquibase formatted sql

--changeset chi:7 logicalFilePath:db/releases/2.0.sql
ALTER TABLE price ADD COLUMN currency char(3) NOT NULL DEFAULT 'EUR';
CREATE INDEX price_currency_idx ON price (currency, product_id);
--rollback DROP INDEX price_currency_idx;
