DROP TABLE operator_log_ends;
DROP TABLE operator_log_subjects;
DROP TABLE operator_log;
DROP INDEX accounts_by_role;
ALTER TABLE accounts DROP COLUMN role;
