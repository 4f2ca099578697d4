/**
 * Public feeds that a new desk can begin with: laboratories, research, press, in both languages. Addresses
 * only; `add suggested` takes them all.
 */
export const SUGGESTED_SOURCES: readonly { readonly title: string; readonly url: string }[] = [
  { title: 'OpenAI', url: 'https://openai.com/news/rss.xml' },
  { title: 'Google DeepMind', url: 'https://deepmind.google/blog/rss.xml' },
  { title: 'Google Research', url: 'https://research.google/blog/rss/' },
  { title: 'Microsoft Research', url: 'https://www.microsoft.com/en-us/research/feed/' },
  { title: 'Hugging Face', url: 'https://huggingface.co/blog/feed.xml' },
  { title: 'NVIDIA', url: 'https://blogs.nvidia.com/feed/' },
  {
    title: 'MIT Technology Review AI',
    url: 'https://www.technologyreview.com/topic/artificial-intelligence/feed',
  },
  { title: 'TechCrunch AI', url: 'https://techcrunch.com/category/artificial-intelligence/feed/' },
  { title: 'The Verge AI', url: 'https://www.theverge.com/rss/ai-artificial-intelligence/index.xml' },
  { title: 'Ars Technica AI', url: 'https://arstechnica.com/ai/feed/' },
  { title: 'WIRED AI', url: 'https://www.wired.com/feed/tag/ai/latest/rss' },
  { title: 'The Decoder', url: 'https://the-decoder.com/feed/' },
  { title: 'MarkTechPost', url: 'https://www.marktechpost.com/feed/' },
  { title: 'Simon Willison', url: 'https://simonwillison.net/atom/everything/' },
  { title: '量子位', url: 'https://www.qbitai.com/feed' },
  { title: 'InfoQ 中文', url: 'https://www.infoq.cn/feed' },
  { title: '雷峰网', url: 'https://www.leiphone.com/feed' },
  { title: '极客公园', url: 'https://www.geekpark.net/rss' },
  { title: '爱范儿', url: 'https://www.ifanr.com/feed' },
  { title: 'IT之家', url: 'https://www.ithome.com/rss/' },
];
