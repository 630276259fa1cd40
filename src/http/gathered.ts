import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/**
 * Answers requests together that came in the same turn of the event loop: what is asked once for all of them, such as
 * whether anybody has committed anything, is asked after each of them has come. Who posts is not waited for.
 */
export function gathered(answer: RequestListener): RequestListener {
  let come: (readonly [IncomingMessage, ServerResponse])[] = [];
  const answerAll = () => {
    const all = come;
    come = [];
    for (const [incoming, outgoing] of all) answer(incoming, outgoing);
  };
  return (incoming, outgoing) => {
    if (incoming.method === 'POST') answer(incoming, outgoing);
    else if (come.push([incoming, outgoing]) === 1) setImmediate(answerAll);
  };
}
