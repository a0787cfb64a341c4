import { namedError } from '../../../functions/domain/named-error.ts';

export interface Breakable<Port> {
  port: Port;
  /** The next `times` calls (default: all until `repair`) of these methods (default: any) throw `Outage`. */
  break(options?: { methods?: (keyof Port)[]; times?: number; afterTheFact?: boolean }): void;
  repair(): void;
  calls: { method: keyof Port; args: unknown[] }[];
}

/** A port that can be out of reach. `afterTheFact`: the work is done, but its reply is lost. */
export function breakable<Port extends object>(whole: Port): Breakable<Port> {
  let broken: { methods?: (keyof Port)[]; times: number; afterTheFact: boolean } | undefined;
  const calls: Breakable<Port>['calls'] = [];
  const fails = (method: keyof Port) => {
    if (!broken || broken.times <= 0 || (broken.methods && !broken.methods.includes(method))) return undefined;
    broken.times -= 1;
    return broken;
  };
  const port = new Proxy(whole, {
    get(target, name) {
      const method = name as keyof Port;
      const work = target[method];
      if (typeof work !== 'function') return work;
      return async (...args: unknown[]) => {
        calls.push({ method, args });
        const failing = fails(method);
        if (failing && !failing.afterTheFact) throw namedError('Outage', `${String(method)} is out of reach`);
        const result = await work.apply(target, args);
        if (failing) throw namedError('Outage', `the reply of ${String(method)} was lost`);
        return result;
      };
    },
  });
  return {
    port,
    calls,
    break: ({ methods, times = Number.POSITIVE_INFINITY, afterTheFact = false } = {}) => {
      broken = { methods, times, afterTheFact };
    },
    repair: () => {
      broken = undefined;
    },
  };
}
