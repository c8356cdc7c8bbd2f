drop function sovereign.needed_columns_otp();
