/** What is wrong with a form: a code per field, in the order of the page. */
export type AnswerProblems = Readonly<Record<string, string>>;
