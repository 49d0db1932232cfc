/** What is said in the windows of the message extension. */
export const FIND_TITLE = 'Find guidance on this';
export const FIND_LINE =
  'Nobody else sees what you ask here, and nothing is posted. Change the words to ask what you want to know.';
export const FIND_LABEL = 'What do you want to know?';
export const FIND_SEND = 'Find guidance';
export const NOTHING_TO_ASK = 'There are no words in that message to ask about. Type your question.';
export const TYPE_TO_SEARCH = 'Type what the clause is about, or its number.';
export const NO_CLAUSE = 'No clause was found for that. Try other words.';
export const SENT_TO_CHAT = 'The answer is long: it is in your chat with Clausebook.';
