import { visible } from '../../src/visible.ts';

/**
 * Sentences of an article that are not for its readers but for a program that reads it: "ignore previous
 * instructions", forged messages of a conversation, orders about what a summary should hold. This is a
 * courtesy to readers and the first of two lines: what passes here is still held against the article by
 * `model/check.ts`, whatever it says.
 */

const ENGLISH = [
  String.raw`\b(?:ignore|disregard|forget|override|bypass|discard|skip)\b.{0,40}\b(?:instructions?|prompts?|rules?|directions?|guidelines?|(?:previous|prior|earlier|system) messages?|(?:everything|all|anything|text|context) (?:above|before|else)|previous (?:text|context))\b`,
  String.raw`\b(?:new|updated|real|actual|hidden|secret|further|additional|important) (?:system )?instructions?\b.{0,20}[:：]`,
  String.raw`(?:^|[\n"'“])\W{0,6}(?:system|assistant|developer)(?: (?:prompt|message|note|override|update|notice))?\s?[:：\]>]`,
  String.raw`\bsystem (?:prompt|override|message)\b`,
  String.raw`\b(?:you are now|you must now|from now on,? you|pretend (?:to be|that you)|act as (?:a|an|the)\b|you are (?:a|an) (?:ai|assistant|model|summari[sz]er|chatbot)|dear (?:ai|llm|assistant|model|chatbot)|as an ai (?:model|assistant|language))`,
  String.raw`\b(?:(?:note|attention|message|instructions?|notice|reminder) (?:to|for) (?:the |any |all |every )?(?:ai|llm|language model|model|summari[sz]er|assistant|bot|crawler)s?|(?:ai|llm|language model|assistant|model|summari[sz]er)s? (?:reading|processing|summari[sz]ing|that reads?|must|should|shall|instructions?)\b)`,
  String.raw`\byour (?:task|answer|output|response|summary|reply|job|new role)\b.{0,40}\b(?:is|must|should|shall|has to|to)\b`,
  String.raw`\b(?:respond|reply|answer|output|print|return|write|include|add|insert|append|put|set|mention|list|state|say|cite|report|summari[sz]e)\b.{0,60}\b(?:in|to|as|into|with|for|under) (?:the |your |this |every |a |valid )?(?:summary|summaries|event|json|output|response|answer|reply|fields?|(?:companies|people|keywords?|technologies|industries)(?: field| list)?|sentence (?:id|number)s?)\b`,
  String.raw`\b(?:respond|reply|answer|output|print|return) (?:only|exactly|verbatim|just|with)\b`,
  String.raw`\b(?:respond|reply|answer|write|summari[sz]e|translate)\b.{0,20}\bin (?:english|chinese|french|german|spanish|russian|japanese|arabic)\b[:：.]`,
  String.raw`\b(?:do not|don't|never) (?:summari[sz]e|mention|follow|check|verify|quote|cite)\b.{0,40}\b(?:article|text|instructions?|sentences?|sources?|this)\b`,
  String.raw`<\|?/?\s*(?:im_start|im_end|system|endoftext|start_header_id|end_header_id|eot_id|assistant|user)\b`,
  String.raw`\[/?INST\]|<</?SYS>>|(?<!#)#{2,6}\s{0,3}(?:instruction|system|response|human|assistant)`,
  String.raw`["'](?:keywords|technologies|industries|companies|people|event|choices|role|content|from|text)["']\s*[:：]`,
  String.raw`[@＠](?:everyone|here|channel|all)\b|<[!@#][^>\n]{0,60}>`,
];

const CHINESE = [
  '(?:忽略|无视|忘记|忘掉|不要理会|不必理会|不要遵守|不再遵守|覆盖|绕过|跳过|丢弃).{0,14}(?:指令|指示|提示词?|要求|规则|命令|说明|限制|设定|对话|上文|以上|之前的|先前的|前面的)',
  '你现在(?:是|的身份|必须|要)|从(?:现在|此刻)(?:起|开始)[，,]?你|请?你?(?:扮演|假装)|作为(?:一个|一名)?(?:AI|人工智能|语言模型|大模型|助手|摘要)',
  '(?:致|给|告诉|提醒|通知)(?:所有|各位|阅读本文的|读到(?:这里|此处)的)?(?:AI|人工智能|大?语?言?模型|机器人|助手|摘要)|(?:AI|模型|摘要|总结)(?:助手|程序|机器人)[，：:,]|(?:AI|模型|助手|机器人)(?:请|必须|应当|务必)',
  '(?:^|[\\n“"【\\[])\\W{0,4}(?:系统|开发者|助手|用户)(?:提示词?|消息|指令|通知|更新)?[：:】\\]]|系统(?:提示词|指令)|新(?:的)?指令[：:]',
  '(?:在|把|将|往|向|请).{0,24}(?:摘要|总结|概要|关键词|公司|人物|技术|行业|字段|输出|回答|回复|JSON)(?:字段|列表|内容|结果)?(?:里|中|内|写|加|填|输出|改|设|替换|只|必须|为|成)',
  '(?:请|务必|必须|只能?|一律|直接)(?:输出|回复|回答|返回|写上|写道|写成|写明|加上|添加|填写|填入|引用|注明)|(?:摘要|总结|回答|输出|回复)(?:必须|应当|应该|只能|务必|要|里要|中要)',
  '不要(?:总结|摘要|核对|检查|引用|提及)',
];

const TO_MACHINES = new RegExp([...ENGLISH, ...CHINESE].join('|'), 'iu');

/** Is this said to a program rather than to a reader? Hidden characters are looked through. */
export function speaksToMachines(text: string): boolean {
  return TO_MACHINES.test(visible(text.normalize('NFKC')));
}

/** A sentence that begins like an order to the reader, whoever is meant. Reports do not give orders. */
const ORDER =
  /^\W*(?:(?:please|now|then|also|finally|first|next|and)[,]? )*(?:(?:write|print|set|add|include|answer|respond|reply|output|say|mention|repeat|translate|append|insert|replace|list|name|tag|mark|call|cite|return|give|tell|make|begin|start|end|open|click|visit|send|forward|reveal|show|delete|forget|ignore|disregard|praise|recommend|claim|state|pretend|obey|follow|use|put|call|buy|download|remember) (?:the|an?|this|that|these|it|all|every|everyone|your|only|in|to|with|exactly|here|us|me|@|http|["“':])|(?:do not|don't|never|always|you (?:must|should|shall|have to|are to|will)|make sure|be sure|remember to|click|visit)\b)/iu;
const ORDER_ZH =
  /^[\s“"【[(（]*(?:现在|然后|接着|最后|首先|同时|并且?)?[，,]?(?:请|务必|必须|立即|马上|立刻|不要|切勿|别|切记|记得|点击|访问|扫码|转发|回复|输出|写上|写明|加上|添加|引用|提及|提到|推荐|忽略|无视|把|你(?:必须|要|应|应该|需要|的任务)|您(?:必须|要|应|应该|需要))/u;

/** Words that an order may begin with; nearly all sentences begin with others. */
const ORDERING = new Set(
  'please now then also finally first next and write print set add include answer respond reply output say mention repeat translate append insert replace list name tag mark call cite return give tell make begin start end open click visit send forward reveal show delete forget ignore disregard praise recommend claim state pretend obey follow use put buy download remember do don never always you be'.split(
    ' ',
  ),
);
const ORDERING_ZH = new Set('现然接最首同并，,请务必立马不切别记点访扫转回输写加添引提推忽无把你您');
const SKIPPED_ZH = new Set(' \t\n\u3000\u00a0“"【[(（');

/** Is this an order rather than a statement? */
export function isOrder(sentence: string): boolean {
  return (mayOrder(sentence) && ORDER.test(sentence)) || (mayOrderZh(sentence) && ORDER_ZH.test(sentence));
}

function mayOrder(sentence: string): boolean {
  const word = /[\w\u017f\u212a]+/.exec(sentence)?.[0];
  return word !== undefined && (ORDERING.has(word.toLowerCase()) || /[^a-z]/i.test(word));
}

function mayOrderZh(sentence: string): boolean {
  let at = 0;
  while (at < sentence.length && SKIPPED_ZH.has(sentence[at]!)) at++;
  return ORDERING_ZH.has(sentence[at] ?? ' ');
}

const SENTENCE = /(?<=[。！？!?；…])|(?<=[.!?]["”’)]?)\s+/u;

/**
 * The text without what is said to programs: from such a sentence to the end of its paragraph, for what
 * follows an order belongs to it.
 */
export function forReaders(text: string): string {
  if (!speaksToMachines(text)) return text;
  const kept: string[] = [];
  for (const paragraph of text.split('\n')) {
    if (!speaksToMachines(paragraph)) {
      kept.push(paragraph);
      continue;
    }
    const said: string[] = [];
    for (const sentence of paragraph.split(SENTENCE)) {
      if (speaksToMachines(sentence)) break;
      said.push(sentence);
    }
    // An order may be cut in two by a full stop; then no single sentence gives it away.
    const whole = said.join(' ').trim();
    if (whole !== '' && !speaksToMachines(whole)) kept.push(said.join(''));
  }
  return kept.join('\n');
}
