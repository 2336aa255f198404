import type { FirmAnswer } from '../../firm/service';
import { type ScriptedHttp, type Sent, scriptedHttp } from './scripted-http';

/** How an answer is spoilt on its way, the service having run. */
type Spoil = ((answer: FirmAnswer) => FirmAnswer) | 'dropped';

/** HTTP that leads straight into a service of the stand-in firm, without the wire between: each side was built on the facts alone. */
export function scriptedService(run: (sent: Sent) => Promise<FirmAnswer>) {
  /** What comes to the next answers, in turn. */
  const spoils: Spoil[] = [];
  const scripted = scriptedHttp(async (sent) => {
    const spoil = spoils.shift();
    const answer = await run(sent);
    if (spoil === 'dropped') throw new TypeError('Failed to fetch');
    return spoil ? spoil(answer) : answer;
  });
  return { scripted, spoils };
}

/** What `promise` comes to, the clock of the client running meanwhile. */
export async function outcome<Value>({ time }: ScriptedHttp, promise: Promise<Value>): Promise<Value> {
  let isDone = false;
  const settled = promise.finally(() => {
    isDone = true;
  });
  settled.catch(() => undefined);
  while (!isDone) await time.advance(1_000);
  return settled;
}
