DROP TABLE operator_log_ends;
DROP TABLE operator_log_subjects;
DROP TABLE operator_log;
ALTER TABLE accounts DROP COLUMN role;
