import { startEngine } from '../../bin/local/engine.ts';

/** A program of its own that starts an engine and says so; a test ends it in every way a program can end. */
const [, , python = '', home = '', port = ''] = process.argv;
await startEngine({ python, home, port: Number(port) });
process.stdout.write('ready\n');
setInterval(() => {}, 60_000);
