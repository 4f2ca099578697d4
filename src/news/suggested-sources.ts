/** Public feeds that a new desk can begin with: laboratories, research, press, in both languages. */
export const SUGGESTED_SOURCES: readonly { readonly title: string; readonly url: string }[] = [
  { title: 'OpenAI', url: 'https://openai.com/news/rss.xml' },
  { title: 'Google DeepMind', url: 'https://deepmind.google/blog/rss.xml' },
  { title: 'Hugging Face', url: 'https://huggingface.co/blog/feed.xml' },
  { title: 'arXiv cs.AI', url: 'https://rss.arxiv.org/rss/cs.AI' },
  { title: 'MIT Technology Review', url: 'https://www.technologyreview.com/feed/' },
  { title: 'TechCrunch AI', url: 'https://techcrunch.com/category/artificial-intelligence/feed/' },
  { title: '量子位', url: 'https://www.qbitai.com/feed' },
  { title: 'InfoQ 中文', url: 'https://www.infoq.cn/feed' },
];
