import { addressOf } from '../news/identity.ts';

/**
 * Who speaks for itself: the sites and accounts of those who make the news of this field. A host stands
 * also for the hosts below it.
 */
const HOSTS = new Set(
  `openai.com anthropic.com claude.com claude.ai deepmind.google deepmind.com blog.google research.google
  ai.google ai.google.dev developers.googleblog.com cloud.google.com ai.meta.com about.fb.com x.ai mistral.ai
  cohere.com stability.ai runwayml.com elevenlabs.io perplexity.ai cursor.com windsurf.com cognition.ai replit.com
  midjourney.com lumalabs.ai pika.art suno.com ideogram.ai blackforestlabs.ai bfl.ai krea.ai heygen.com
  thinkingmachines.ai ssi.inc reka.ai ai21.com liquid.ai sakana.ai nousresearch.com allenai.org inflection.ai
  character.ai scale.com huggingface.co openrouter.ai together.ai groq.com cerebras.ai sambanova.ai
  blogs.nvidia.com nvidianews.nvidia.com developer.nvidia.com research.nvidia.com blogs.microsoft.com
  devblogs.microsoft.com microsoft.ai github.blog machinelearning.apple.com aws.amazon.com aboutamazon.com
  amazon.science research.ibm.com blog.langchain.com llamaindex.ai vercel.com deepseek.com qwen.ai
  qwenlm.github.io moonshot.cn moonshot.ai kimi.com minimaxi.com minimax.io bigmodel.cn zhipuai.cn z.ai
  stepfun.com baichuan-ai.com 01.ai hunyuan.tencent.com volcengine.com seed.bytedance.com klingai.com
  kling.ai pixverse.ai sensetime.com modelbest.cn siliconflow.cn mimo.xiaomi.com figure.ai bostondynamics.com
  waymo.com physicalintelligence.company worldlabs.ai arcprize.org metr.org epoch.ai`.split(/\s+/),
);

const ACCOUNTS = new Set(
  `openai openaidevs openainewsroom chatgptapp sama gdb anthropicai claudeai claudedevs claude_code darioamodei
  googledeepmind googleai googleaidevs googleaistudio geminiapp notebooklm sundarpichai demishassabis jeffdean
  aiatmeta metaai xai grok elonmusk mistralai cohere cursor_ai windsurf_ai cognition_labs replit runwayml pika_labs
  lumalabsai suno midjourney elevenlabsio perplexity_ai aravsrinivas huggingface openrouter togethercompute
  groqinc cerebras nvidiaai nvidia nvidianewsroom microsoft microsoftai msftresearch satyanadella github
  githubcopilot awscloud stabilityai bfl_ml thinkymachines miramurati ilyasut karpathy ylecun
  deepseek_ai alibaba_qwen kimi_moonshot minimax_ai hailuo_ai zai_org chatglm stepfun_ai antlingagi baidu_inc
  tencenthunyuan bytedance_oss kling_ai pixverse_ sensetime_ai xiaomimimo alibaba_cloud siliconflowai
  opencode langchainai llama_index vllm_project lmsysorg arena epochairesearch`.split(/\s+/),
);

/** Who speaks at this address, as host or account; undefined when it is no official place of this field. */
export function officialVoice(address: string): string | undefined {
  const url = addressOf(address);
  if (url === undefined) return undefined;
  const host = url.hostname.replace(/^(www|m|mobile)\./, '');
  if (host === 'x.com' || host === 'twitter.com') {
    const account = url.pathname.split('/')[1]?.toLowerCase() ?? '';
    return ACCOUNTS.has(account) ? `@${account}` : undefined;
  }
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    if (HOSTS.has(name)) return name;
  }
  return undefined;
}
