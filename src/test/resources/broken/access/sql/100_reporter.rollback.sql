drop role shop_reporter;
