DROP INDEX requests_by_decision;
