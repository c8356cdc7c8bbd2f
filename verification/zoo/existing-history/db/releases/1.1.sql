--liquibase formatted sql

--changeset ben:4 logicalFilePath:db/releases/1.1.sql
ALTER TABLE product ADD COLUMN sku varchar(20);

--changeset ben:5 logicalFilePath:db/releases/1.1.sql
UPDATE product SET sku = 'P' || id WHERE sku IS NULL;
--rollback empty

--changeset ana:6 logicalFilePath:db/releases/1.1.sql
DROP TABLE IF EXISTS product_old;
