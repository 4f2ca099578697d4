/** A bar for what takes a while: drawn on a terminal only, never into a pipe. */
export interface Progress {
  show(done: number, total: number, count: number): void;
  end(): void;
}

const SILENT: Progress = { show() {}, end() {} };
const STEPS = 100;

export async function openProgress(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  { doing, of }: { readonly doing: string; readonly of: string } = {
    doing: 'Reading records',
    of: 'records',
  },
): Promise<Progress> {
  if (stream.isTTY !== true) return SILENT;
  const { progress } = await import('@clack/prompts');
  const bar = progress({ style: 'heavy', max: STEPS, output: stream as NodeJS.WriteStream });
  let drawn = 0;
  bar.start(doing);
  return {
    show(done, total, count) {
      const step = total === 0 ? STEPS : Math.floor((done / total) * STEPS);
      bar.advance(step - drawn, `${count} ${of}`);
      drawn = step;
    },
    end: () => bar.stop('Done'),
  };
}
