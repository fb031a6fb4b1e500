DROP INDEX operator_log_by_act;
DROP INDEX outbox_failing;
DROP INDEX outbox_not_tried;
DROP INDEX requests_by_state;
DROP INDEX requests_by_service;
