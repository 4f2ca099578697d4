import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../adapters/cli/apply.ts';
import { runExport } from '../../../adapters/cli/export.ts';
import { readConfig } from '../../../adapters/config.ts';
import { EXIT } from '../../../adapters/exit.ts';
import { temporaryFolder } from '../../helpers/folder.ts';

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

class Said extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

function terminal() {
  const folder = temporaryFolder();
  folders.push(folder);
  const config = readConfig({ AINEWS_DATA: folder.path, TZ: 'UTC', LANG: 'en' });
  const write = (name: string, text: string) => {
    writeFileSync(join(folder.path, name), text);
    return join(folder.path, name);
  };
  return {
    async apply(name: string, text: string, options: { yes?: boolean; room?: string } = {}) {
      const [out, err] = [new Said(), new Said()];
      const exit = await runApply(write(name, text), options, config, { out, err });
      return { exit, out: out.text, err: err.text };
    },
    async export(what = 'md', room?: string) {
      const out = new Said();
      const exit = await runExport(what, room === undefined ? {} : { room }, config, out);
      return { exit, out: out.text };
    },
  };
}

describe('ainews apply', () => {
  it('shows the difference first, changes it when told to, and is then at rest', async () => {
    const desk = terminal();
    const text = 'lang zh\nsubscribe sora max:3\nmute rumour\n';
    const shown = await desk.apply('room.md', text);
    expect(shown.out).toContain('+ subscribe sora when:both max:3/day\n');
    expect(shown.out).toContain('--yes');
    expect((await desk.export()).out).toBe('# ainews\n');
    await desk.apply('room.md', text, { yes: true });
    const exported = await desk.export();
    expect(exported.out).toBe('# ainews\nlang zh\nsubscribe sora when:both max:3/day\nmute rumour\n');
    expect((await desk.apply('again.md', exported.out, { yes: true })).out).toContain('already');
    const less = await desk.apply('less.md', 'lang zh\n', { yes: true, room: 'console:local/terminal' });
    expect(less.out).toContain('- mute rumour\n');
    expect((await desk.export()).out).toBe('# ainews\nlang zh\n');
  });

  it('names the lines that cannot be used', async () => {
    const { exit, err } = await terminal().apply('room.md', 'subscribe sora\nsubscribe /(/\n', { yes: true });
    expect(exit).toBe(EXIT.partial);
    expect(err).toContain('room.md:2: cannot be used: subscribe /(/');
  });

  it('takes a word list of TrendRadar beside what is followed already', async () => {
    const desk = terminal();
    await desk.apply('room.md', 'subscribe veo\n', { yes: true });
    const words = '[模型]\nDeepSeek\n+发布\n@5\n\n[GLOBAL_FILTER]\n震惊\n';
    await desk.apply('words.txt', words, { yes: true });
    await desk.apply('words.txt', words, { yes: true });
    expect((await desk.export()).out).toBe(
      '# ainews\nsubscribe veo when:both\nsubscribe DeepSeek 发布 when:both max:5/day as:"模型"\nmute 震惊\n',
    );
  });

  it('takes the sources of an OPML file, and gives them back', async () => {
    const desk = terminal();
    const opml = `<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="AI">
      <outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed?x=1&amp;y=2"/>
      <outline type="rss" text="bad" xmlUrl="javascript:alert(1)"/></outline></body></opml>`;
    expect((await desk.apply('feeds.opml', opml, { yes: true })).out).toContain('Done: 1 added');
    const { out } = await desk.export('opml');
    expect(out).toContain('xmlUrl="https://a.example/feed?x=1&amp;y=2"');
    expect((await desk.apply('feeds.opml', out)).out).toContain('known already');
    expect((await desk.apply('not.opml', '<html>')).exit).toBe(EXIT.usage);
    const damaged = '<opml><body><outline text="B & C" xmlUrl="https://b.example/rss"><outline text=';
    expect((await desk.apply('damaged.opml', damaged)).out).toContain('https://b.example/rss  (B & C)');
  });

  it('says what export takes', async () => {
    expect((await terminal().export('everything')).exit).toBe(EXIT.usage);
  });
});
