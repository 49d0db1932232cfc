/** Every sentence of the form in which an officer says which clause an answer should have quoted. Plain British English, short, never blaming. */

export const RIGHT_CLAUSE_LABEL = 'The clause that should have been quoted';
export const RIGHT_CLAUSE_HINT = 'Type to search the guidance, and choose one.';
export const NUMBER_LABEL = 'Or its number';
export const NUMBER_HINT = 'As it is printed, such as 4.8. You may leave this empty if you chose the clause above.';
export const EXPECTED_LABEL = 'A question that every edition must answer with it';
export const EXPECTED_HINT = 'In other words than above. You may leave this empty.';
