/**
 * How what is said to programs looks: "ignore previous instructions", forged messages of a conversation,
 * orders about what a summary should hold.
 */
export interface Shape {
  readonly shape: string;
  /** The words of Latin letters, or else the characters, one of which it starts with. */
  readonly words?: string;
  readonly signs?: string;
  /** What is found at those words and signs wherever the shape is, if that is not the shape itself. */
  readonly near?: string;
}

export const SHAPES: readonly Shape[] = [
  {
    words: 'ignore disregard forget override bypass discard skip',
    shape: String.raw`\b(?:ignore|disregard|forget|override|bypass|discard|skip)\b.{0,40}\b(?:instructions?|prompts?|rules?|directions?|guidelines?|(?:previous|prior|earlier|system) messages?|(?:everything|all|anything|text|context) (?:above|before|else)|previous (?:text|context))\b`,
  },
  {
    words: 'new updated real actual hidden secret further additional important',
    shape: String.raw`\b(?:new|updated|real|actual|hidden|secret|further|additional|important) (?:system )?instructions?\b.{0,20}[:：]`,
  },
  {
    words: 'system assistant developer',
    shape: String.raw`(?:^|[\n"'“])\W{0,6}(?:system|assistant|developer)(?: (?:prompt|message|note|override|update|notice))?\s?[:：\]>]`,
    near: String.raw`(?:system|assistant|developer)(?: (?:prompt|message|note|override|update|notice))?\s?[:：\]>]`,
  },
  {
    words: 'system',
    shape: String.raw`\bsystem (?:prompt|override|message)\b`,
  },
  {
    words: 'you from pretend act dear as',
    shape: String.raw`\b(?:you are now|you must now|from now on,? you|pretend (?:to be|that you)|act as (?:a|an|the)\b|you are (?:a|an) (?:ai|assistant|model|summari[sz]er|chatbot)|dear (?:ai|llm|assistant|model|chatbot)|as an ai (?:model|assistant|language))`,
  },
  {
    words:
      'note attention message instruction instructions notice reminder ai ais llm llms language model models summarizer summarizers summariser summarisers assistant assistants',
    shape: String.raw`\b(?:(?:note|attention|message|instructions?|notice|reminder) (?:to|for) (?:the |any |all |every )?(?:ai|llm|language model|model|summari[sz]er|assistant|bot|crawler)s?|(?:ai|llm|language model|assistant|model|summari[sz]er)s? (?:reading|processing|summari[sz]ing|that reads?|must|should|shall|instructions?)\b)`,
  },
  {
    words: 'your',
    shape: String.raw`\byour (?:task|answer|output|response|summary|reply|job|new role)\b.{0,40}\b(?:is|must|should|shall|has to|to)\b`,
  },
  {
    words:
      'respond reply answer output print return write include add insert append put set mention list state say cite report summarize summarise',
    shape: String.raw`\b(?:respond|reply|answer|output|print|return|write|include|add|insert|append|put|set|mention|list|state|say|cite|report|summari[sz]e)\b.{0,60}\b(?:in|to|as|into|with|for|under) (?:the |your |this |every |a |valid )?(?:summary|summaries|event|json|output|response|answer|reply|fields?|(?:companies|people|keywords?|technologies|industries)(?: field| list)?|sentence (?:id|number)s?)\b`,
  },
  {
    words: 'respond reply answer output print return',
    shape: String.raw`\b(?:respond|reply|answer|output|print|return) (?:only|exactly|verbatim|just|with)\b`,
  },
  {
    words: 'respond reply answer write summarize summarise translate',
    shape: String.raw`\b(?:respond|reply|answer|write|summari[sz]e|translate)\b.{0,20}\bin (?:english|chinese|french|german|spanish|russian|japanese|arabic)\b[:：.]`,
  },
  {
    words: 'do don never',
    shape: String.raw`\b(?:do not|don't|never) (?:summari[sz]e|mention|follow|check|verify|quote|cite)\b.{0,40}\b(?:article|text|instructions?|sentences?|sources?|this)\b`,
  },
  {
    signs: '<',
    shape: String.raw`<\|?/?\s*(?:im_start|im_end|system|endoftext|start_header_id|end_header_id|eot_id|assistant|user)\b`,
  },
  {
    signs: '[<#',
    shape: String.raw`\[/?INST\]|<</?SYS>>|(?<!#)#{2,6}\s{0,3}(?:instruction|system|response|human|assistant)`,
  },
  {
    signs: '"\'',
    shape: String.raw`["'](?:keywords|technologies|industries|companies|people|event|choices|role|content|from|text)["']\s*[:：]`,
  },
  {
    signs: '@＠<',
    shape: String.raw`[@＠](?:everyone|here|channel|all)\b|<[!@#][^>\n]{0,60}>`,
  },
  {
    signs: '忽无忘不覆绕跳丢',
    shape:
      '(?:忽略|无视|忘记|忘掉|不要理会|不必理会|不要遵守|不再遵守|覆盖|绕过|跳过|丢弃).{0,14}(?:指令|指示|提示词?|要求|规则|命令|说明|限制|设定|对话|上文|以上|之前的|先前的|前面的)',
  },
  {
    signs: '你从扮假作',
    shape:
      '你现在(?:是|的身份|必须|要)|从(?:现在|此刻)(?:起|开始)[，,]?你|请?你?(?:扮演|假装)|作为(?:一个|一名)?(?:AI|人工智能|语言模型|大模型|助手|摘要)',
    near: '你现在(?:是|的身份|必须|要)|从(?:现在|此刻)(?:起|开始)[，,]?你|扮演|假装|作为(?:一个|一名)?(?:AI|人工智能|语言模型|大模型|助手|摘要)',
  },
  {
    signs: '致给告提通助程机请必应务',
    shape:
      '(?:致|给|告诉|提醒|通知)(?:所有|各位|阅读本文的|读到(?:这里|此处)的)?(?:AI|人工智能|大?语?言?模型|机器人|助手|摘要)|(?:AI|模型|摘要|总结)(?:助手|程序|机器人)[，：:,]|(?:AI|模型|助手|机器人)(?:请|必须|应当|务必)',
    near: '(?:致|给|告诉|提醒|通知)(?:所有|各位|阅读本文的|读到(?:这里|此处)的)?(?:AI|人工智能|大?语?言?模型|机器人|助手|摘要)|(?<=AI|模型|摘要|总结)(?:助手|程序|机器人)[，：:,]|(?<=AI|模型|助手|机器人)(?:请|必须|应当|务必)',
  },
  {
    signs: '系开助用新',
    shape: String.raw`(?:^|[\n“"【\[])\W{0,4}(?:系统|开发者|助手|用户)(?:提示词?|消息|指令|通知|更新)?[：:】\]]|系统(?:提示词|指令)|新(?:的)?指令[：:]`,
    near: String.raw`(?:系统|开发者|助手|用户)(?:提示词?|消息|指令|通知|更新)?[：:】\]]|系统(?:提示词|指令)|新(?:的)?指令[：:]`,
  },
  {
    signs: '摘总概关公人技行字输回jJ',
    shape:
      '(?:在|把|将|往|向|请).{0,24}(?:摘要|总结|概要|关键词|公司|人物|技术|行业|字段|输出|回答|回复|JSON)(?:字段|列表|内容|结果)?(?:里|中|内|写|加|填|输出|改|设|替换|只|必须|为|成)',
    near: '(?<=(?:在|把|将|往|向|请).{0,24})(?:摘要|总结|概要|关键词|公司|人物|技术|行业|字段|输出|回答|回复|JSON)(?:字段|列表|内容|结果)?(?:里|中|内|写|加|填|输出|改|设|替换|只|必须|为|成)',
  },
  {
    signs: '请务必只一直摘总回输',
    shape:
      '(?:请|务必|必须|只能?|一律|直接)(?:输出|回复|回答|返回|写上|写道|写成|写明|加上|添加|填写|填入|引用|注明)|(?:摘要|总结|回答|输出|回复)(?:必须|应当|应该|只能|务必|要|里要|中要)',
  },
  {
    signs: '不',
    shape: '不要(?:总结|摘要|核对|检查|引用|提及)',
  },
];
