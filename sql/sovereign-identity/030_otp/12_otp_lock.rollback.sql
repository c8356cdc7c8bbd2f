drop function sovereign.otp_lock(integer);
