/** What a long step tells its reader. `update` replaces the step's remark on a terminal and is silent elsewhere. */
export interface Step {
  update(remark: string): void;
}

/** Shows steps as they run, each with its time. */
export interface Progress {
  /** Runs a step and returns what it returns; a step that throws is marked as failed and the error goes on. */
  step<T>(title: string, run: (step: Step) => Promise<T>): Promise<T>;
  /** One line between steps. */
  say(line: string): void;
}

/** For callers that print nothing, such as tests. */
export const silent: Progress = { step: (_title, run) => run({ update: () => {} }), say: () => {} };

/**
 * Progress on a stream: on a terminal the running step's line is redrawn as it moves; elsewhere (a file, CI) each step is one plain
 * line, written when it ends.
 */
export function progressOn(stream: NodeJS.WriteStream, now: () => number = () => performance.now()): Progress {
  const terminal = stream.isTTY === true;
  const seconds = (from: number) => `${((now() - from) / 1000).toFixed(1)} s`;
  const redraw = (line: string) => stream.write(`\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`);
  return {
    say: (line) => void stream.write(`${line}\n`),
    async step(title, run) {
      const from = now();
      let remark = '';
      const draw = () => redraw(`  … ${title}  ${seconds(from)}  ${remark}`);
      const clock = terminal ? setInterval(draw, 200) : undefined;
      const end = (mark: string) => {
        clearInterval(clock);
        if (terminal) redraw('');
        stream.write(`  ${mark} ${title}  ${seconds(from)}${remark ? `  (${remark})` : ''}\n`);
      };
      try {
        const result = await run({
          update: (text) => {
            remark = text;
            if (terminal) draw();
          },
        });
        end('✓');
        return result;
      } catch (error) {
        end('✗');
        throw error;
      }
    },
  };
}
