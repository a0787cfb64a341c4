import { createServer } from 'node:net';

/** Whether something listens on this port of the loopback address (or the port may not be used). */
export function isBusy(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(true));
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => answer(false)));
  });
}

/** As many different free ports of the loopback address as asked for. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(
    Array.from({ length: count }, () => {
      const probe = createServer();
      return new Promise<typeof probe>((opened, failed) => {
        probe.once('error', failed);
        probe.listen({ port: 0, host: '127.0.0.1' }, () => opened(probe));
      });
    }),
  );
  const ports = probes.map((probe) => (probe.address() as { port: number }).port);
  await Promise.all(probes.map((probe) => new Promise((closed) => probe.close(closed))));
  return ports;
}
