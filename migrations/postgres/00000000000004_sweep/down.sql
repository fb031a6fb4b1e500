DROP INDEX second_factors_begun;
