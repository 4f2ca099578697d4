import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/commands/grammar.ts';
import { VERB_WORDS } from '../../../src/commands/verbs.ts';

/** Topics of this field that begin with a verb of ours. */
const TAGS = [
  ...[
    'open source ai',
    'open weights',
    'open models',
    'open-source',
    'OpenAI',
    'Open 3D engine',
    'open llm leaderboard',
  ],
  ...[
    'export controls',
    'export ban chips',
    'import tariffs',
    'import substitution',
    'add-on chips',
    'add memory to llms',
  ],
  ...[
    'remove watermark',
    'remove background',
    'save energy',
    'save the children ai',
    'saved by ai',
    'list comprehension',
  ],
  ...[
    'list of ai labs',
    'listen',
    'edit models',
    'edit images with ai',
    'edit 3d scenes',
    'editing',
    'pause ai letter',
  ],
  ...[
    'pause giant ai experiments',
    'resume screening',
    'resume parsing',
    'latest gpt models',
    'latent diffusion',
  ],
  ...[
    'status quo',
    'status page outage',
    'stats for llms',
    'settings sync',
    'help desk automation',
    'help wanted',
  ],
  ...[
    'digest of papers',
    'digest ai news for me',
    'digestive health',
    'weekly digest',
    'preview 2.5 pro',
    'preview model',
  ],
  ...[
    'why ai hallucinates',
    'why we need 2 models',
    'me too drugs',
    'meta',
    'meta ai',
    'me and my ai',
    'sources of bias',
  ],
  ...[
    'sources say',
    'lang chain',
    'langchain',
    'language models',
    'language model',
    'test time compute',
    'undo send',
  ],
  ...[
    'forget-me-not',
    'forgetting',
    'timezone bugs in llms',
    'tz database update',
    'find-tuning',
    'subspace',
    'watchdog',
  ],
  ...[
    'followup',
    'mutex',
    'briefing room ai',
    'subscriptions revenue',
    'follow-up questions',
    'sub-quadratic attention',
  ],
  ...[
    '订阅制',
    '订阅收入',
    '收藏品',
    '暂停键',
    '暂停大模型训练',
    '恢复训练',
    '恢复 生产',
    '来源可信',
    '来源 追溯',
    '早报机器人',
  ],
  ...[
    '日报社',
    '简报生成',
    '最新模型',
    '最新 大模型',
    '帮助中心',
    '帮助 残障人士',
    '屏蔽门',
    '设置权限',
    '时区',
    '状态空间模型',
  ],
  ...[
    '状态 空间 模型',
    '语言模型',
    '语言 模型',
    '导出工具',
    '导入 关税',
    '统计学习',
    '我的世界',
    '我 机器人',
    '为什么 大模型 会 幻觉',
  ],
  ...[
    '预览版',
    '预览 2.5',
    '添加剂',
    '删除 数据',
    '修改 图片',
    '搜索引擎',
    '列表推导',
    '撤销 禁令',
    '查看 器',
  ],
];

describe('a topic that begins like a command', () => {
  it.each(TAGS)('is searched for: %s', (tag) => {
    expect(parse(tag).verb).toBe('search');
  });

  it('says which command may have been meant', () => {
    const meant = (line: string) => {
      const command = parse(line);
      return command.verb === 'search' ? command.meant : command.verb;
    };
    expect(meant('list of ai labs')).toBe('list');
    expect(meant('save energy')).toBe('help save');
    expect(meant('恢复 生产')).toBe('help resume');
    expect(meant('sbscribe sora')).toBe('subscribe sora');
    expect(meant('sav 3')).toBe('save 3');
    expect(meant('digset weekdays 9:00')).toBe('digest weekdays 9:00');
    expect(meant('订阅Sora')).toBe('订阅 Sora');
    expect(meant('sora')).toBeUndefined();
    expect(meant('? save 3')).toBeUndefined();
    expect(meant('latent diffusion')).toBeUndefined();
  });

  it('offers only commands that exist, and none that changes something unasked', () => {
    for (const verb of VERB_WORDS) {
      const command = parse(`${verb} xyzzy plugh`);
      if (command.verb !== 'search' || command.meant === undefined) continue;
      expect(['search', 'refused']).not.toContain(parse(command.meant).verb);
      expect(command.meant).toMatch(/^(?:help [a-z-]+|[a-z]+)$/);
      expect(command.meant).not.toBe('undo');
    }
  });
});
