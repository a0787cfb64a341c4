import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { busy } from './engine.ts';
import { answerInbox } from './inbox.tsx';
import { PlainError } from './plain-error.ts';

/** The one stable address of the local deployment. */
export interface FrontDoor {
  url: string;
  stop(): Promise<void>;
}

/** Headers that belong to one connection (RFC 9110, 7.6.1), not to the message. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/**
 * Listens on the loopback address and passes everything on to the engine's HTTP API at `apiUrl` (its output, as
 * `http://<id>.execute-api.localhost:4566`), as the API's own domain would on AWS; only `/inbox` is answered here. Bodies stream
 * through untouched in both directions. Throws PlainError when the port is busy.
 */
export async function openFrontDoor({
  port,
  engineUrl,
  apiUrl,
}: {
  port: number;
  engineUrl: string;
  apiUrl: string;
}): Promise<FrontDoor> {
  const engine = new URL(engineUrl);
  const id = /^https?:\/\/([^./]+)\.execute-api\./.exec(apiUrl)?.[1];
  if (!id) throw new PlainError(`The deployment's ApiUrl is ${apiUrl}, which names no API of the local engine.`);
  const agent = new Agent({ keepAlive: true });
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const onward = request(
      {
        agent,
        host: engine.hostname,
        port: engine.port || 80,
        method: asked.method,
        path: `/_aws/execute-api/${id}/$default${asked.url}`,
        headers: [...endToEnd(asked.rawHeaders), 'X-Forwarded-Proto', 'http', 'X-Forwarded-For', '127.0.0.1'],
      },
      (came) => {
        answer.writeHead(came.statusCode ?? 502, endToEnd(came.rawHeaders));
        came.pipe(answer);
      },
    );
    onward.on('error', () => {
      if (!answer.headersSent) answer.writeHead(502, { 'content-type': 'text/plain' });
      answer.end('The local AWS engine does not answer.\n');
    });
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  };
  const server = createServer((asked, answer) => {
    const path = asked.url ?? '/';
    if (!/^\/inbox(?:[/.?]|$)/.test(path)) return pass(asked, answer);
    const { host, origin } = asked.headers;
    asked.resume();
    answerInbox(engineUrl, asked.method ?? 'GET', path, { host, origin }).then(
      ({ status, headers, body }) => answer.writeHead(status, headers).end(body),
      (error: Error) => answer.writeHead(502, { 'content-type': 'text/plain' }).end(`${error.message}\n`),
    );
  });
  await new Promise<void>((open, failed) => {
    server.once('error', failed).listen({ port, host: '127.0.0.1' }, open);
  }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new PlainError(await busy(port, 'web address', '--port'));
    throw error;
  });
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    agent.destroy();
    await closed;
  };
  return { url: `http://localhost:${port}`, stop };
}

/** Name and value in turn, as Node gives them: repeated headers such as Set-Cookie stay repeated. */
function endToEnd(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < raw.length; i += 2) {
    const [name = '', value = ''] = [raw[i], raw[i + 1]];
    if (!HOP_BY_HOP.includes(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}
