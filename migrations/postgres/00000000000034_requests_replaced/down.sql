DROP INDEX requests_by_from;
