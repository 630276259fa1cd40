/** No list of the log of sessions and credentials looks for names by an index, and each event wrote another page for it. */
export const authLogIndex = 'DROP INDEX auth_log_user;';
