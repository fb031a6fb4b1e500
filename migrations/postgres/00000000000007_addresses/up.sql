-- Email addresses are brought to one form, which only the program can make: store/addresses.rs.
SELECT 1;
